package io.switchboard.provisioning.accountwork;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Set;

import org.springframework.data.mongodb.core.MongoOperations;

/** Ends the work at one of its writes, before or after it took effect, as a crash of the process does. */
public final class CrashPoint {

    private static final Set<String> WRITES = Set.of("insert", "replace", "updateFirst", "findAndModify");

    private final int write;
    private final boolean afterwards;
    private int writes;

    /**
     * Creates a crash.
     *
     * @param write the number of the write, from 1; 0 for no crash
     * @param afterwards whether the write takes effect
     */
    public CrashPoint(int write, boolean afterwards) {
        this.write = write;
        this.afterwards = afterwards;
    }

    /** A crash, which no code but a test's catches. */
    public static final class Crash extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Crash() {
            super("crash", null, false, false);
        }
    }

    /** Does a write, or crashes. */
    public void write(Runnable work) {
        writes++;
        if (writes == write && !afterwards) {
            throw new Crash();
        }
        work.run();
        if (writes == write) {
            throw new Crash();
        }
    }

    public boolean isReached() {
        return writes >= write;
    }

    /** Returns the database whose writes count. */
    public MongoOperations over(MongoOperations mongo) {
        return (MongoOperations) Proxy.newProxyInstance(
                MongoOperations.class.getClassLoader(),
                new Class<?>[] {MongoOperations.class},
                (proxy, method, args) -> {
                    if (!WRITES.contains(method.getName())) {
                        return invoked(() -> method.invoke(mongo, args));
                    }
                    var result = new Object[1];
                    write(() -> result[0] = invoked(() -> method.invoke(mongo, args)));
                    return result[0];
                });
    }

    private interface Invocation {
        Object call() throws ReflectiveOperationException;
    }

    private static Object invoked(Invocation invocation) {
        try {
            return invocation.call();
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
