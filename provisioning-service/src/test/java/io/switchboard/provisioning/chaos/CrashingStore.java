package io.switchboard.provisioning.chaos;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;

/**
 * Simulates processes that are killed: a thread is one, and dies before or after one of its writes. A dead process writes and
 * reads nothing more, so its leases stay until they expire.
 *
 * <p>Between two calls of Twilio that change something a saga writes what it has done, or asks again; so a crash before or
 * after each write stands for a crash before or after each call as well.
 */
public final class CrashingStore {

    private static final Set<String> WRITES =
            Set.of("insert", "findAndModify", "updateFirst", "updateMulti", "replace", "remove", "save", "upsert");

    private static final ThreadLocal<int[]> UNTIL_DEATH = new ThreadLocal<>();

    private final Map<String, Integer> deaths = new ConcurrentHashMap<>();

    /** Returns the store as processes see it. */
    public MongoOperations over(MongoOperations mongo) {
        return (MongoOperations) Proxy.newProxyInstance(
                CrashingStore.class.getClassLoader(),
                new Class<?>[] {MongoOperations.class},
                (proxy, method, arguments) -> invoke(mongo, method, arguments));
    }

    /**
     * Runs a process that dies at this point.
     *
     * @param point counts the moments before and after each write, from 0; a process with fewer of them survives
     * @return whether it survived
     */
    public boolean runUntil(int point, Runnable process) {
        UNTIL_DEATH.set(new int[] {point});
        try {
            process.run();
            return true;
        } catch (SimulatedCrash e) {
            return false;
        } finally {
            UNTIL_DEATH.remove();
        }
    }

    /** Returns how many processes died at each kind of moment: the method that wrote, and before or after its write. */
    public Map<String, Integer> deaths() {
        return new TreeMap<>(deaths);
    }

    private @Nullable Object invoke(MongoOperations mongo, Method method, Object @Nullable [] arguments)
            throws Throwable {
        var isWrite = WRITES.contains(method.getName());
        dieAt(isWrite, "before");
        var result = call(mongo, method, arguments);
        if (isWrite) {
            dieAt(true, "after");
        }
        return result;
    }

    private static @Nullable Object call(MongoOperations mongo, Method method, Object @Nullable [] arguments)
            throws Throwable {
        try {
            return method.invoke(mongo, arguments);
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }

    private void dieAt(boolean isPoint, String moment) {
        var left = UNTIL_DEATH.get();
        if (left == null) {
            return;
        }
        if (left[0] < 0) {
            throw new SimulatedCrash("dead");
        }
        if (isPoint && left[0]-- == 0) {
            var point = moment + " " + writer();
            deaths.merge(point, 1, Integer::sum);
            throw new SimulatedCrash(point);
        }
    }

    /** The method that writes: the first one of the stack that is neither of this package nor of the library of the store. */
    private static String writer() {
        return StackWalker.getInstance()
                .walk(frames -> frames.filter(frame -> frame.getClassName().startsWith("io.switchboard.provisioning.")
                                && !frame.getClassName().startsWith("io.switchboard.provisioning.chaos.")
                                && !frame.getMethodName().equals("modify"))
                        .findFirst()
                        .map(frame -> frame.getClassName().replaceFirst(".*\\.", "") + "." + frame.getMethodName())
                        .orElse("?"));
    }
}
