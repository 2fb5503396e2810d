package io.github.clientupdater.testing.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** Everything that was asked, in the order of arrival. */
final class ExchangeLog {
    private final List<LiveExchange> exchanges = new ArrayList<>(); // Guarded by this.

    synchronized LiveExchange open(long connection, String method, String target, Headers headers) {
        Request request = new Request(exchanges.size() + 1L, method, target, headers);
        LiveExchange exchange = new LiveExchange(request, connection, this::wake);
        exchanges.add(exchange);
        notifyAll();
        return exchange;
    }

    private synchronized void wake() {
        notifyAll();
    }

    synchronized List<Exchange> all() {
        return exchanges.stream().map(LiveExchange::snapshot).toList();
    }

    synchronized List<Exchange> at(String path) {
        return exchanges.stream()
                .filter(exchange -> exchange.request().path().equals(path))
                .map(LiveExchange::snapshot)
                .toList();
    }

    synchronized void await(String path, Duration limit, Predicate<List<Exchange>> condition)
            throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        while (!condition.test(at(path))) {
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (left <= 0) throw new AssertionError("waited " + limit + " in vain; so far " + at(path));
            wait(left);
        }
    }

    /** Returns how many bytes of the file were sent that had been sent before. */
    static long sentTwice(List<Exchange> exchanges) {
        long twice = 0;
        long end = 0;
        for (Exchange sent : exchanges.stream()
                .filter(Exchange::sentFile)
                .sorted(Comparator.comparingLong(Exchange::offset))
                .toList()) {
            long sentEnd = sent.offset() + sent.bodyBytes();
            twice += Math.max(0, Math.min(end, sentEnd) - sent.offset());
            end = Math.max(end, sentEnd);
        }
        return twice;
    }
}
