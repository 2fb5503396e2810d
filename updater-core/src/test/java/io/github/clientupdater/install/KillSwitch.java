package io.github.clientupdater.install;

import io.github.clientupdater.host.StateStore;
import io.github.clientupdater.internal.swap.Disk;
import io.github.clientupdater.testing.FakeStateStore;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Optional;

/** Ends everything before one of the steps that go through its doubles; all of them are counted. */
final class KillSwitch {
    /** What a kill looks like from inside: nobody catches it. */
    static final class Kill extends Error {
        private static final long serialVersionUID = 1L;
    }

    private int at = -1;
    private int count;

    /** Kills before step {@code step} from now on, counted from 0; never if negative. */
    void arm(int step) {
        at = step;
        count = 0;
    }

    int count() {
        return count;
    }

    void before() {
        if (count++ == at) throw new Kill();
    }

    /** Runs {@code action} and returns whether it was killed. */
    boolean kills(int step, Action action) throws Exception {
        arm(step);
        try {
            action.run();
            return false;
        } catch (Kill e) {
            return true;
        } finally {
            at = -1;
        }
    }

    Disk disk() {
        Disk real = Disk.real();
        return (Disk) Proxy.newProxyInstance(
                Disk.class.getClassLoader(), new Class<?>[] {Disk.class}, (self, method, args) -> {
                    before();
                    try {
                        return method.invoke(real, args);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    StateStore state() {
        FakeStateStore memory = new FakeStateStore();
        return new StateStore() {
            @Override
            public Optional<String> get(String key) {
                return memory.get(key);
            }

            @Override
            public void put(String key, String value) {
                before();
                memory.put(key, value);
            }

            @Override
            public void remove(String key) {
                before();
                memory.remove(key);
            }
        };
    }

    /** Something that may be killed. */
    @FunctionalInterface
    interface Action {
        void run() throws Exception;
    }
}
