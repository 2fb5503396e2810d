package io.github.clientupdater.examples.demoserver;

/** An answer other than success. The client gets {@code {"statusCode": …, "message": …}}. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;

    Refusal(int status, String message) {
        super(message);
        this.status = status;
    }

    int status() {
        return status;
    }
}
