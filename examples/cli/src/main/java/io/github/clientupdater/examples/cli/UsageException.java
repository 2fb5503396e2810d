package io.github.clientupdater.examples.cli;

/** Options that are well-formed one by one and make no sense together, or not to the library. */
final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UsageException(String message) {
        super(message);
    }
}
