package io.tillwatch.config;

import io.tillwatch.model.Failure;
import io.tillwatch.model.Sentence;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * The profiles in the configuration folder, {@code NAME.properties} each. Every method throws a Failure SETTINGS that
 * says what to do. Files are written whole or not at all, for their owner's eyes alone.
 */
public final class ProfileFolder {
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}_-][\\p{L}\\p{N}._-]{0,63}");
    private static final String ENDING = ".properties";

    private final Path folder;
    private final Function<String, Secrets> secretsOfProfile;

    /** @param secretsOfProfile the keyring of a profile */
    public ProfileFolder(Path folder, Function<String, Secrets> secretsOfProfile) {
        this.folder = folder;
        this.secretsOfProfile = secretsOfProfile;
    }

    public static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    /** The profiles that have a file, by name, the default one first whether it has one or not. */
    public List<Profile> list() {
        List<Profile> profiles = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + ENDING)) {
            for (Path file : files) {
                String full = String.valueOf(file.getFileName());
                String name = full.substring(0, full.length() - ENDING.length());
                if (isName(name) && Files.isRegularFile(file) && !name.equals(SettingsReader.DEFAULT_PROFILE)) {
                    profiles.add(new Profile(name, file));
                }
            }
        } catch (NoSuchFileException noneYet) {
            // The first profile makes the folder.
        } catch (IOException unreadable) {
            throw failed(Sentence.of("config.folder.unreadable", folder), unreadable);
        }
        profiles.sort(Comparator.comparing(Profile::name));
        profiles.addFirst(profile(SettingsReader.DEFAULT_PROFILE));
        return profiles;
    }

    /** The profile of this name, written or not. */
    public Profile profile(String name) {
        if (!isName(name)) {
            throw new Failure(Failure.Kind.SETTINGS, Sentence.of("config.profile.name"));
        }
        return new Profile(name, folder.resolve(name + ENDING));
    }

    /** Makes an empty profile. */
    public Profile create(String name) {
        Profile made = unused(name);
        write(made.file(), "");
        return made;
    }

    /** Makes a profile with the same settings. Secrets are not copied: each profile asks for its own. */
    public Profile copy(Profile from, String name) {
        Profile made = unused(name);
        write(made.file(), from.isWritten() ? SettingsText.read(from.file()) : "");
        return made;
    }

    /** Gives a profile another name; its secrets go with it where there is a keyring. */
    public Profile rename(Profile from, String name) {
        Profile made = unused(name);
        moveSecrets(secretsOfProfile.apply(from.name()), secretsOfProfile.apply(name));
        try {
            Files.move(from.file(), made.file(), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException refused) {
            throw failed(Sentence.of("config.file.unnamed", from.file()), refused);
        }
        forgetSecrets(secretsOfProfile.apply(from.name()));
        return made;
    }

    /** Removes a profile's file and its secrets. */
    public void delete(Profile profile) {
        try {
            Files.deleteIfExists(profile.file());
        } catch (IOException refused) {
            throw failed(Sentence.of("config.file.undeleted", profile.file()), refused);
        }
        forgetSecrets(secretsOfProfile.apply(profile.name()));
    }

    /**
     * Writes other values into a profile's file and keeps everything else in it.
     *
     * @param changes an empty value takes the setting's line away; settings that are not named stay
     */
    public void save(Profile profile, Map<Setting, String> changes) {
        String before = profile.isWritten() ? SettingsText.read(profile.file()) : "";
        String after = PropertyLines.of(before).with(changes);
        if (!after.equals(before) || !profile.isWritten()) {
            write(profile.file(), after);
        }
    }

    private Profile unused(String name) {
        Profile profile = profile(name);
        if (profile.isWritten()) {
            throw new Failure(Failure.Kind.SETTINGS, Sentence.of("config.profile.taken", name));
        }
        return profile;
    }

    private static void moveSecrets(Secrets from, Secrets to) {
        if (from.available()) {
            for (SecretName name : SecretName.values()) {
                from.find(name).ifPresent(secret -> to.store(name, secret));
            }
        }
    }

    private static void forgetSecrets(Secrets secrets) {
        if (secrets.available()) {
            for (SecretName name : SecretName.values()) {
                secrets.clear(name);
            }
        }
    }

    private static void write(Path file, String text) {
        try {
            // A link is followed: people keep such files in a repository of theirs.
            Path real = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
            Path parent = real.getParent();
            if (parent != null) {
                PrivateFiles.createFolder(parent);
            }
            Path next = real.resolveSibling(real.getFileName() + ".tmp");
            Files.deleteIfExists(next);
            PrivateFiles.createFile(next);
            Files.writeString(next, text);
            try (FileChannel channel = FileChannel.open(next, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(next, real, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException refused) {
            throw failed(Sentence.of("config.file.unwritten", file), refused);
        }
    }

    private static Failure failed(Sentence sentence, IOException cause) {
        return new Failure(Failure.Kind.SETTINGS, sentence, cause);
    }
}
