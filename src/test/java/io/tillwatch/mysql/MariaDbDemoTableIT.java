package io.tillwatch.mysql;

import io.tillwatch.testing.DatabaseServer;
import io.tillwatch.testing.TestServers;

final class MariaDbDemoTableIT extends DemoTableContract {
    @Override
    DatabaseServer server() {
        return TestServers.mariaDb();
    }
}
