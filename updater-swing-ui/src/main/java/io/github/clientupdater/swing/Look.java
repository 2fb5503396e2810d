package io.github.clientupdater.swing;

import java.awt.Image;
import java.awt.Window;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How an application wants the dialog. Immutable.
 *
 * @param owner the window in front of which it stands, asked when it opens; null for none
 * @param icons the application's own, in any sizes; empty for those of the owner
 * @param automatic the setting to show, if the application has it
 * @param page where people find the application on the web
 * @param guard how long keys do nothing in a window that nobody asked for
 * @param patience for how long little things are not shown
 * @param toast for how long good news stay; empty until somebody closes them
 */
record Look(
        Supplier<? extends @Nullable Window> owner,
        List<Image> icons,
        Optional<AutomaticUpdates> automatic,
        Optional<URI> page,
        Duration guard,
        Patience patience,
        Optional<Duration> toast) {
    /** Long enough for words typed into another window to end before this one understands them. */
    private static final Duration GUARD = Duration.ofMillis(800);

    private static final Duration TOAST = Duration.ofSeconds(8);

    static final Look STANDARD = new Look(
            () -> null, List.of(), Optional.empty(), Optional.empty(), GUARD, Patience.STANDARD, Optional.of(TOAST));

    Look {
        icons = List.copyOf(icons);
    }

    /**
     * For how long something may go on before people are told.
     *
     * @param check the question to a server
     * @param work what follows a download
     */
    record Patience(Duration check, Duration work) {
        static final Patience STANDARD = new Patience(Duration.ofMillis(500), Duration.ofSeconds(2));
        static final Patience NONE = new Patience(Duration.ZERO, Duration.ZERO);
    }

    Look withOwner(Supplier<? extends @Nullable Window> own) {
        return new Look(own, icons, automatic, page, guard, patience, toast);
    }

    Look withIcons(List<Image> own) {
        return new Look(owner, own, automatic, page, guard, patience, toast);
    }

    Look withAutomatic(AutomaticUpdates own) {
        return new Look(owner, icons, Optional.of(own), page, guard, patience, toast);
    }

    Look withPage(URI own) {
        return new Look(owner, icons, automatic, Optional.of(own), guard, patience, toast);
    }

    Look withTimes(Duration own, Patience ownPatience) {
        return new Look(owner, icons, automatic, page, own, ownPatience, toast);
    }

    Look withToast(Optional<Duration> own) {
        return new Look(owner, icons, automatic, page, guard, patience, own);
    }
}
