package io.github.clientupdater.testing.faults;

import java.util.function.UnaryOperator;

/**
 * One thing that goes wrong with an answer. A value: it may be injected many times, into many servers.
 * {@link #toString} says what it does. Made by {@link ConnectionFaults}, {@link LengthFaults}, {@link
 * RangeFaults}, {@link ValidatorFaults}, {@link StatusFaults}, {@link RedirectFaults} and {@link
 * ProtocolFaults}.
 */
public final class Fault {
    private final String name;
    private final Interception interception;

    private Fault(String name, Interception interception) {
        this.name = name;
        this.interception = interception;
    }

    static Fault of(String name, Interception interception) {
        return new Fault(name, interception);
    }

    /** The file is not what it was. */
    static Fault ofResource(String name, UnaryOperator<Resource> change) {
        return of(name, (request, resource, next) -> next.answer(request, change.apply(resource)));
    }

    /** The request is understood wrongly. */
    static Fault ofRequest(String name, UnaryOperator<Request> change) {
        return of(name, (request, resource, next) -> next.answer(change.apply(request), resource));
    }

    /** The answer is spoilt. */
    static Fault ofReply(String name, UnaryOperator<Reply> change) {
        return of(name, (request, resource, next) -> change.apply(next.answer(request, resource)));
    }

    /** The way is spoilt. */
    static Fault ofDelivery(String name, UnaryOperator<Delivery> change) {
        return ofReply(name, reply -> reply.delivered(change));
    }

    /** Returns this fault, and {@code then} done to what it leaves. */
    public Fault and(Fault then) {
        return of(
                name + ", " + then.name,
                (request, resource, next) -> then.interception.answer(
                        request, resource, (asked, found) -> interception.answer(asked, found, next)));
    }

    Responder before(Responder next) {
        return (request, resource) -> interception.answer(request, resource, next);
    }

    @Override
    public String toString() {
        return name;
    }

    /** Answers, with or without the help of who would have answered. */
    @FunctionalInterface
    interface Interception {
        Reply answer(Request request, Resource resource, Responder next);
    }

    /** Answers. */
    @FunctionalInterface
    interface Responder {
        Reply answer(Request request, Resource resource);
    }
}
