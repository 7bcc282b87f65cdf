package io.tillwatch.mysql;

import io.tillwatch.testing.DatabaseServer;
import io.tillwatch.testing.TestServers;
import org.junit.jupiter.api.Assumptions;

final class MysqlDemoTableIT extends DemoTableContract {
    @Override
    DatabaseServer server() {
        Assumptions.assumeTrue(TestServers.mySql().isPresent(), "No MySQL server");
        return TestServers.mySql().orElseThrow();
    }
}
