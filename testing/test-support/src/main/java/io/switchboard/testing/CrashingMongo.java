package io.switchboard.testing;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.BulkOperations;
import org.springframework.data.mongodb.core.MongoOperations;

/**
 * MongoDB as a process uses it that dies at one of its writes, before or after the write took effect. From then on the
 * process reads and writes nothing. What is added to a bulk counts as a write, and so does its execution.
 */
public final class CrashingMongo {

    private static final Set<String> WRITES = Set.of(
            "insert", "save", "replace", "updateFirst", "updateMulti", "upsert", "findAndModify", "remove", "execute");

    private final MongoOperations operations;
    private int writesLeft = Integer.MAX_VALUE;
    private boolean hasEffect;
    private boolean isDead;

    /** Creates the connection of a process that does not die before {@link #crashAt}. */
    public CrashingMongo(MongoOperations real) {
        operations = proxy(MongoOperations.class, real);
    }

    /** The death of the process, which no code of a service catches. */
    public static final class ProcessDied extends Error {

        private static final long serialVersionUID = 1L;
    }

    /**
     * Returns the connection of a process that dies.
     *
     * @param write the write at which the process dies, from 1
     * @param hasEffect whether that write reaches the database
     */
    public static MongoOperations dyingAt(MongoOperations real, int write, boolean hasEffect) {
        var mongo = new CrashingMongo(real);
        mongo.crashAt(write, hasEffect);
        return mongo.operations();
    }

    public MongoOperations operations() {
        return operations;
    }

    /**
     * Lets the process die at one of its next writes.
     *
     * @param write the write at which the process dies, from 1
     * @param hasEffect whether that write reaches the database
     */
    public synchronized void crashAt(int write, boolean hasEffect) {
        this.writesLeft = write;
        this.hasEffect = hasEffect;
        this.isDead = false;
    }

    /** Lets another process begin, which does not die; returns whether the last one did. */
    public synchronized boolean restart() {
        var wasDead = isDead;
        crashAt(Integer.MAX_VALUE, true);
        return wasDead;
    }

    private <T> T proxy(Class<T> type, Object real) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (self, method, arguments) -> invoke(real, method, arguments)));
    }

    private @Nullable Object invoke(Object real, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        var isDeadly = begin(WRITES.contains(method.getName()));
        try {
            var result = method.invoke(real, arguments);
            if (isDeadly) {
                throw new ProcessDied();
            }
            return result instanceof BulkOperations bulk ? proxy(BulkOperations.class, bulk) : result;
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }

    /** Returns whether the process dies after this operation. */
    private synchronized boolean begin(boolean isWrite) {
        if (isDead) {
            throw new ProcessDied();
        }
        isDead = isWrite && --writesLeft == 0;
        if (isDead && !hasEffect) {
            throw new ProcessDied();
        }
        return isDead;
    }
}
