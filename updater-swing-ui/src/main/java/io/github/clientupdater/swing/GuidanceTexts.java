package io.github.clientupdater.swing;

import io.github.clientupdater.host.Guidance;

/** Chooses what people read where an application must not update itself. */
final class GuidanceTexts {
    private GuidanceTexts() {}

    static String bodyOf(Guidance guidance) {
        return switch (guidance.reason()) {
            case MANAGED -> guidance.command().isEmpty() ? "managed.b" : "managed.b.command";
            case TRANSLOCATED, DISK_IMAGE -> "transloc.b";
            case DEVELOPMENT -> "develop.b";
        };
    }
}
