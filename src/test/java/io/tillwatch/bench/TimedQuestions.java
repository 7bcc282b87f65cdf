package io.tillwatch.bench;

import io.tillwatch.service.Figures;
import io.tillwatch.service.SaleIndex;
import io.tillwatch.service.Workspace;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Stands between a window and its servers and takes the time of each question for figures, store-days and -weeks. */
final class TimedQuestions {
    private final List<Double> times = new CopyOnWriteArrayList<>();
    private volatile @Nullable Workspace servers;

    /** What the window is given in place of the servers. */
    Workspace before(Workspace real) {
        servers = real;
        return stand(Workspace.class, (method, arguments) -> {
            Object answer = call(real, method, arguments);
            if (answer instanceof Figures figures) {
                return stand(Figures.class, (asked, of) -> timed(figures, asked, of));
            }
            if (answer instanceof SaleIndex index) {
                return stand(SaleIndex.class, (asked, of) -> timed(index, asked, of));
            }
            return answer;
        });
    }

    /** The servers themselves, to ask something that does not count. */
    Workspace servers() {
        Workspace real = servers;
        if (real == null) {
            throw new IllegalStateException("no window was opened");
        }
        return real;
    }

    void forget() {
        times.clear();
    }

    /** Milliseconds of each question since the last {@link #forget}. */
    List<Double> times() {
        return List.copyOf(times);
    }

    private @Nullable Object timed(Object real, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        long start = System.nanoTime();
        Object answer = call(real, method, arguments);
        times.add((System.nanoTime() - start) / 1e6);
        return answer;
    }

    private static @Nullable Object call(Object real, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        try {
            return method.invoke(real, arguments);
        } catch (InvocationTargetException failed) {
            throw failed.getTargetException();
        }
    }

    private interface Call {
        @Nullable
        Object on(Method method, @Nullable Object @Nullable [] arguments) throws Throwable;
    }

    private static <T> T stand(Class<T> kind, Call call) {
        return kind.cast(Proxy.newProxyInstance(
                kind.getClassLoader(),
                new Class<?>[] {kind},
                (proxy, method, arguments) -> call.on(method, arguments)));
    }
}
