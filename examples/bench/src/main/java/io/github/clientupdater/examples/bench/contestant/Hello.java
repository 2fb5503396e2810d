package io.github.clientupdater.examples.bench.contestant;

/** What starting a JVM costs. */
public final class Hello {
    private Hello() {}

    /** Says hello. */
    public static void main(String[] args) {
        System.out.println("hello");
    }
}
