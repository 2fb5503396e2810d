package io.github.clientupdater.user.session;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Everything that a front end needs to know to draw one state. Immutable.
 *
 * @param state what there is to tell
 * @param attention how loudly
 * @param moves what a person can do now, the most wanted first
 * @param first what Enter does, if anything; one of the moves
 * @param dismissal what Escape and closing the window do; empty where they do nothing. Never a yes
 */
public record Scene(
        SessionState state, Attention attention, List<Move> moves, Optional<Move> first, Optional<Move> dismissal) {
    /** Copies the moves and checks that what keys do is among them. */
    public Scene {
        Objects.requireNonNull(state, "state == null");
        Objects.requireNonNull(attention, "attention == null");
        moves = List.copyOf(moves);
        if (first.isPresent() && !moves.contains(first.get())) throw new IllegalArgumentException("first: " + first);
    }

    /**
     * Returns {@code state} as a session shows it that can stop and start runs: for looking at a front end, and
     * for its tests.
     */
    public static Scene preview(SessionState state, Attention attention) {
        return new Moves(true, true, true).scene(state, attention);
    }

    /** Returns whether it is on the screen. */
    public boolean isVisible() {
        return attention.compareTo(Attention.SHOWN) >= 0;
    }

    /** Returns whether {@code move} does something now. */
    public boolean allows(Move move) {
        return moves.contains(move) || dismissal.filter(move::equals).isPresent();
    }
}
