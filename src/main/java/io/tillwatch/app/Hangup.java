package io.tillwatch.app;

import java.lang.reflect.Proxy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has something done at SIGHUP. By reflection: the one class of the JDK for it is there on every JVM of ours, but the
 * compiler warns of it, and warnings break the build.
 */
final class Hangup {
    private static final Logger LOG = LoggerFactory.getLogger(Hangup.class);

    private Hangup() {}

    /** @param action called from another thread; has to be quick */
    static void call(Runnable action) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object ours = Proxy.newProxyInstance(
                    Hangup.class.getClassLoader(), new Class<?>[] {handler}, (proxy, method, arguments) -> {
                        if (method.getName().equals("handle")) {
                            action.run();
                        }
                        return null;
                    });
            Object hangup = signal.getConstructor(String.class).newInstance("HUP");
            signal.getMethod("handle", signal, handler).invoke(null, hangup, ours);
        } catch (ReflectiveOperationException | RuntimeException none) {
            // Windows has no such signal; a change of the file is noticed everywhere.
            LOG.info("SIGHUP is not listened for.");
        }
    }
}
