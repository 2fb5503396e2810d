package io.github.clientupdater.examples.quickstart;

/** The demonstration has not shown what it promises. The message is the reason, in one sentence. */
final class Shortfall extends Exception {
    private static final long serialVersionUID = 1L;

    Shortfall(String reason) {
        super(reason);
    }
}
