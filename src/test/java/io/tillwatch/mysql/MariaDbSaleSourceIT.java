package io.tillwatch.mysql;

import io.tillwatch.testing.DatabaseServer;
import io.tillwatch.testing.TestServers;

final class MariaDbSaleSourceIT extends SaleSourceContract {
    @Override
    DatabaseServer server() {
        return TestServers.mariaDb();
    }
}
