package io.tillwatch.elastic;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An answer of the server, whatever its status. */
record Reply(int status, byte[] body) {
    boolean isOk() {
        return status >= 200 && status < 300;
    }

    /** Whether the same request may succeed a little later. */
    boolean mayPass() {
        return mayPass(status);
    }

    static boolean mayPass(int status) {
        return status == 429 || status == 502 || status == 503 || status == 504;
    }

    Map<String, @Nullable Object> json() {
        return Json.read(body);
    }
}
