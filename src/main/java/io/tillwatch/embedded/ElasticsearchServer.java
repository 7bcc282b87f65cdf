package io.tillwatch.embedded;

import io.tillwatch.config.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * A single Elasticsearch node on loopback, with free ports it chooses itself, its own user in a file, and no way to
 * make an index by accident. The distribution is the small one of Elastic's own tests: no scripts, no API keys, and
 * {@code GET /} is not answered.
 */
final class ElasticsearchServer implements Server {
    static final String USER = "tillwatch";

    private final Setup setup;
    private final Path elasticsearch;
    private final Path javaHome;
    private final int heapMegabytes;
    private final Secret password;
    private final List<User> others = new ArrayList<>();

    private record User(String name, String hash, String role) {}

    ElasticsearchServer(Setup setup, Path elasticsearch, Path javaHome, int heapMegabytes, Secret password) {
        this.setup = setup;
        this.elasticsearch = elasticsearch;
        this.javaHome = javaHome;
        this.heapMegabytes = heapMegabytes;
        this.password = password;
    }

    @Override
    public String name() {
        return "Elasticsearch";
    }

    @Override
    public Child start() throws IOException {
        Path own = Folders.make(folder(), "rwx------");
        for (String part : List.of("config", "data", "logs", "tmp")) {
            Folders.make(own.resolve(part), "rwx------");
        }
        Files.deleteIfExists(portsFile());
        write("elasticsearch.yml", settings());
        write("jvm.options", jvmOptions());
        write("log4j2.properties", LOGGING);
        write("role_mapping.yml", "");
        writeUsers();
        setup.runAs().give(own);
        List<String> command = setup.runAs()
                .command(List.of(
                        JavaHome.program(javaHome).toString(),
                        "-Xms4m",
                        "-Xmx64m",
                        "-XX:+UseSerialGC",
                        "-XX:-UsePerfData",
                        CommandLine.JAVA_MARK + setup.instance().folder(),
                        "-cp",
                        elasticsearch.resolve("lib/tools/server-launcher") + "/*",
                        "org.elasticsearch.server.launcher.ServerLauncher"));
        return Child.start(
                setup,
                // It takes the folder it runs in for its home.
                elasticsearch,
                command,
                Map.of(
                        "ES_HOME", elasticsearch.toString(),
                        "ES_PATH_CONF", own.resolve("config").toString(),
                        "ES_TMPDIR", own.resolve("tmp").toString(),
                        "ES_DISTRIBUTION_TYPE", "zip",
                        "ES_JAVA_HOME", javaHome.toString(),
                        "JAVA", JavaHome.program(javaHome).toString(),
                        "JAVA_TYPE", "ES_JAVA_HOME"),
                setup.log("elasticsearch"));
    }

    @Override
    public boolean ready(Child child) throws IOException {
        if (!Files.isRegularFile(portsFile())) {
            return false;
        }
        // Elasticsearch makes this one, though empty, readable to its group.
        Folders.allow(folder().resolve("config").resolve("elasticsearch.keystore"), "rw-------");
        Answer answer = ask("/_cluster/health?wait_for_status=yellow&timeout=1s", USER, password);
        return answer.status() == 200
                && answer.body().contains("\"cluster_name\":\"" + clusterName() + "\"")
                && !answer.body().contains("\"status\":\"red\"");
    }

    private record Answer(int status, String body) {}

    /** Whether the user may come in. */
    boolean knows(String user, Secret userPassword) throws IOException {
        return ask("/_security/_authenticate", user, userPassword).status() == 200;
    }

    /** Status 0 when there is no answer. */
    private Answer ask(String path, String user, Secret userPassword) throws IOException {
        URI question = url().resolve(path);
        try {
            HttpURLConnection connection = (HttpURLConnection) question.toURL().openConnection(Proxy.NO_PROXY);
            connection.setConnectTimeout(5_000);
            connection.setReadTimeout(10_000);
            String login = user + ":" + userPassword.reveal();
            connection.setRequestProperty(
                    "Authorization",
                    "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8)));
            int status = connection.getResponseCode();
            if (status != 200) {
                connection.disconnect();
                return new Answer(status, "");
            }
            try (InputStream body = connection.getInputStream()) {
                return new Answer(status, new String(body.readAllBytes(), StandardCharsets.UTF_8));
            }
        } catch (IOException ignored) {
            return new Answer(0, "");
        }
    }

    /** Where it listens; known once it is ready. */
    URI url() throws IOException {
        String address = Files.readAllLines(portsFile()).stream()
                .filter(line -> line.startsWith("127.0.0.1:"))
                .findFirst()
                .orElseThrow(() -> new IOException("no address yet"));
        return URI.create("http://" + address.trim());
    }

    private Path folder() {
        return setup.instance().folder().resolve("elasticsearch");
    }

    private Path portsFile() {
        return folder().resolve("logs").resolve("http.ports");
    }

    /** Random, so that an answer proves that it is our node which answers. */
    private String clusterName() {
        return "tillwatch-" + setup.token();
    }

    /** Adds a user with one role of its own; Elasticsearch takes it over within moments. */
    void addUser(String user, Secret userPassword, String role) throws IOException {
        others.add(new User(user, Passwords.hashed(userPassword), role));
        writeUsers();
        setup.runAs().give(folder().resolve("config"));
    }

    private void writeUsers() throws IOException {
        StringBuilder users = new StringBuilder(USER + ":" + Passwords.hashed(password) + "\n");
        StringBuilder roles = new StringBuilder();
        StringBuilder usersOfRoles = new StringBuilder("superuser:" + USER + "\n");
        for (User other : others) {
            users.append(other.name() + ":" + other.hash() + "\n");
            roles.append("role-of-" + other.name() + ": " + other.role().replace('\n', ' ') + "\n");
            usersOfRoles.append("role-of-" + other.name() + ":" + other.name() + "\n");
        }
        write("roles.yml", roles.toString());
        write("users_roles", usersOfRoles.toString());
        write("users", users.toString());
    }

    private void write(String file, String text) throws IOException {
        Folders.write(folder().resolve("config").resolve(file), text);
    }

    private String settings() {
        return """
                cluster.name: %s
                node.name: tillwatch
                path.data: %s
                path.logs: %s
                network.host: 127.0.0.1
                http.port: 0
                transport.port: 0
                node.portsfile: true
                discovery.type: single-node
                action.auto_create_index: false
                # In bytes: the usual percentages would stop a big disk that is nearly full.
                cluster.max_shards_per_node: 5000
                cluster.routing.allocation.disk.watermark.low: 1gb
                cluster.routing.allocation.disk.watermark.high: 600mb
                cluster.routing.allocation.disk.watermark.flood_stage: 300mb
                # Counts what requests hold. By what the heap holds, garbage that a simple collector has not fetched yet
                # makes it refuse requests.
                indices.breaker.total.use_real_memory: false
                resource.reload.interval.high: 1s
                xpack.security.enabled: true
                xpack.security.autoconfiguration.enabled: false
                xpack.security.enrollment.enabled: false
                xpack.security.http.ssl.enabled: false
                xpack.security.transport.ssl.enabled: false
                xpack.security.authc.reserved_realm.enabled: false
                xpack.security.authc.realms.file.file.order: 0
                xpack.security.authc.realms.native.native.enabled: false
                xpack.security.authc.password_hashing.algorithm: pbkdf2
                """.formatted(clusterName(), quoted(folder().resolve("data")), quoted(folder().resolve("logs")));
    }

    private static String quoted(Path path) {
        return "'" + path.toString().replace("'", "''") + "'";
    }

    private String jvmOptions() {
        String collector = Runtime.getRuntime().availableProcessors() > 2 ? "-XX:+UseG1GC" : "-XX:+UseSerialGC";
        return """
                -Xms%1$dm
                -Xmx%1$dm
                %2$s
                -XX:-AlwaysPreTouch
                -XX:-UsePerfData
                -Djava.io.tmpdir=%3$s
                --add-modules=jdk.incubator.vector
                -XX:CompileCommand=dontinline,java/lang/invoke/MethodHandle.setAsTypeCache
                -XX:CompileCommand=dontinline,java/lang/invoke/MethodHandle.asTypeUncached
                -Dorg.apache.lucene.store.defaultReadAdvice=normal
                -Dorg.apache.lucene.store.MMapDirectory.sharedArenaMaxPermits=1
                --add-opens=java.base/java.nio=org.apache.arrow.memory.core,ALL-UNNAMED
                --add-opens=java.base/jdk.internal.misc=ALL-UNNAMED
                -XX:-HeapDumpOnOutOfMemoryError
                -XX:+ExitOnOutOfMemoryError
                -XX:ErrorFile=%4$s/hs_err_pid%%p.log
                -XX:ReplayDataFile=%4$s/replay_pid%%p.log
                %5$s%6$s
                """.formatted(
                        heapMegabytes,
                        collector,
                        folder().resolve("tmp"),
                        folder().resolve("logs"),
                        CommandLine.JAVA_MARK,
                        setup.instance().folder());
    }

    private static final String LOGGING = """
            status = error
            appender.console.type = Console
            appender.console.name = console
            appender.console.layout.type = PatternLayout
            appender.console.layout.pattern = [%d{ISO8601}][%-5p][%-25c{1.}] %marker%m%consoleException%n
            rootLogger.level = info
            rootLogger.appenderRef.console.ref = console
            """;
}
