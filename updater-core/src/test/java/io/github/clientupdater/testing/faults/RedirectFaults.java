package io.github.clientupdater.testing.faults;

import java.net.URI;
import java.util.Map;
import java.util.function.Function;

/** Answers that send the client elsewhere (RFC 9110, section 15.4). */
public final class RedirectFaults {
    private RedirectFaults() {}

    /** Answers {@code status} with any text as Location: {@code file:/etc/passwd}, {@code javascript:}, nothing. */
    public static Fault redirect(int status, String location) {
        return StatusFaults.status(status, Map.of("Location", location));
    }

    /** Sends the client to another address; 302. */
    public static Fault redirect(URI location) {
        return redirect(302, location.toString());
    }

    /** Sends the client to the same path of another server: another origin, or from https to http; 302. */
    public static Fault redirectTo(FaultyServer other) {
        return redirect(
                "redirect to " + other.uri("/"),
                request -> other.uri(request.path()).toString());
    }

    /** Sends the client to where it has just been; 302. */
    public static Fault redirectLoop() {
        return redirect("redirect loop", Request::path);
    }

    /** Sends the client to an address it has not seen, again and again; 302. */
    public static Fault redirectForever() {
        return redirect("redirects forever", request -> request.path() + "?hop=" + request.number());
    }

    /** Sends the client to the same path of {@code server}, with a user name and a password; 302. */
    public static Fault redirectWithUserInfo(FaultyServer server) {
        return redirect(
                "redirect with a user name",
                request -> server.uri(request.path()).toString().replace("://", "://user:secret@"));
    }

    private static Fault redirect(String name, Function<Request, String> location) {
        return Fault.of(name, (request, resource, next) -> Reply.page(302).with("Location", location.apply(request)));
    }
}
