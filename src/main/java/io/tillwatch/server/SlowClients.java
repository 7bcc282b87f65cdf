package io.tillwatch.server;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;

/** Cuts off clients that are too slow in asking or in taking the answer. */
final class SlowClients extends Handler.Wrapper {
    private static final long LOOK_EVERY_SECONDS = 2;

    private final OpenConnections connections;
    private final Duration toAsk;
    private final Duration toTake;
    private volatile Scheduler.@Nullable Task next;

    SlowClients(OpenConnections connections, Duration toAsk, Duration toTake, Handler behind) {
        super(behind);
        this.connections = connections;
        this.toAsk = toAsk;
        this.toTake = toTake;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        Connection connection = request.getConnectionMetaData().getConnection();
        connections.begin(connection);
        Request.addCompletionListener(request, failure -> connections.end(connection));
        return super.handle(request, response, callback);
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        look();
    }

    private void look() {
        connections.cut(toAsk.toNanos(), toTake.toNanos());
        if (isRunning() || isStarting()) {
            next = getServer().getScheduler().schedule(this::look, LOOK_EVERY_SECONDS, TimeUnit.SECONDS);
        }
    }

    @Override
    protected void doStop() throws Exception {
        Scheduler.Task last = next;
        if (last != null) {
            last.cancel();
        }
        super.doStop();
    }
}
