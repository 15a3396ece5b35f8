package io.switchboard.notification.webhook;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.BulkOperations;
import org.springframework.data.mongodb.core.MongoOperations;

/** MongoDB as a process sees it that dies at one of its writes: before the write or after it, and from then on for good. */
public final class CrashingMongo {

    private static final Set<String> WRITES =
            Set.of("insert", "updateFirst", "updateMulti", "upsert", "findAndModify", "remove", "execute");

    private final MongoOperations operations;
    private int writesLeft = Integer.MAX_VALUE;
    private boolean isBefore;
    private boolean isDead;

    public CrashingMongo(MongoOperations real) {
        operations = proxy(MongoOperations.class, real);
    }

    public MongoOperations operations() {
        return operations;
    }

    /** Lets the process die at this write, counted from 1. */
    public synchronized void crashAt(int write, boolean before) {
        writesLeft = write;
        isBefore = before;
        isDead = false;
    }

    /** Lets a new process begin, which does not die; returns whether the last one did. */
    public synchronized boolean restart() {
        var wasDead = isDead;
        writesLeft = Integer.MAX_VALUE;
        isDead = false;
        return wasDead;
    }

    private <T> T proxy(Class<T> type, Object real) {
        InvocationHandler handler = (self, method, arguments) -> invoke(real, method, arguments);
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private @Nullable Object invoke(Object real, Method method, Object @Nullable [] arguments) throws Throwable {
        var isWrite = WRITES.contains(method.getName());
        beginning(isWrite);
        try {
            var result = method.invoke(real, arguments);
            ending(isWrite);
            return result instanceof BulkOperations bulk && real instanceof MongoOperations
                    ? proxy(BulkOperations.class, bulk)
                    : result;
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private synchronized void beginning(boolean isWrite) {
        if (isWrite && writesLeft-- == 1) {
            isDead |= isBefore;
            if (!isBefore) {
                writesLeft = 0;
                return;
            }
        }
        dieIfDead();
    }

    private synchronized void ending(boolean isWrite) {
        if (isWrite && writesLeft == 0 && !isBefore) {
            isDead = true;
        }
        dieIfDead();
    }

    private void dieIfDead() {
        if (isDead) {
            throw new ProcessDied();
        }
    }

    /** The end of a process. */
    public static final class ProcessDied extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }
}
