package io.github.clientupdater.host;

import java.util.List;

/**
 * Why an application must not update itself, and how it is updated instead.
 *
 * @param kind what was found
 * @param reason what to do about it, for programs that choose their own words
 * @param manager who updates it, such as {@code Flatpak}; a proper name, empty where nobody does
 * @param command what a person can type, one word each; empty where there is no such command
 * @param sentence the same in one English sentence, without paths or secrets
 */
public record Guidance(InstallKind kind, Reason reason, String manager, List<String> command, String sentence) {
    /** Copies the list. */
    public Guidance {
        command = List.copyOf(command);
    }

    /** What keeps an application from updating itself. Stable: never renamed, never reused. */
    public enum Reason {
        /** Somebody else installed it and updates it too. */
        MANAGED,
        /** macOS hides where it really lies: move it to another folder. */
        TRANSLOCATED,
        /** It runs from a disk image: copy it to the computer. */
        DISK_IMAGE,
        /** It was not installed at all. */
        DEVELOPMENT
    }

    static Guidance of(InstallKind kind, Reason reason, String packageName, String application) {
        List<String> command = kind.command(packageName);
        return new Guidance(kind, reason, kind.manager(), command, sentence(kind, reason, command, application));
    }

    private static String sentence(InstallKind kind, Reason reason, List<String> command, String application) {
        return switch (reason) {
            case MANAGED -> managed(kind.manager(), command, application);
            case TRANSLOCATED ->
                "macOS runs " + application + " from a temporary place: move it to the Applications folder and open"
                        + " it from there, then it can update itself";
            case DISK_IMAGE ->
                application + " runs from a disk image or another volume: copy it to the Applications folder and"
                        + " open it from there, then it can update itself";
            case DEVELOPMENT ->
                application + " runs from a directory of classes, so it is not installed: set installDir(…),"
                        + " installFile(…) or installKind(…) to update it all the same";
        };
    }

    private static String managed(String manager, List<String> command, String application) {
        String who = application + " was installed by " + manager + ", which updates it too";
        return command.isEmpty() ? who : who + "; run: " + String.join(" ", command);
    }
}
