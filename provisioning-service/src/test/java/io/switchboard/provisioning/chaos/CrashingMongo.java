package io.switchboard.provisioning.chaos;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;

/**
 * A database connection of a process that dies at one of its writes, before or after the write took effect. From then on the
 * process reads and writes nothing.
 */
public final class CrashingMongo implements InvocationHandler {

    private static final Set<String> WRITES =
            Set.of("insert", "findAndModify", "updateFirst", "updateMulti", "save", "replace", "remove", "upsert");

    private final MongoOperations mongo;
    private final int deadlyWrite;
    private final boolean hasEffect;
    private int writes;
    private boolean isDead;

    private CrashingMongo(MongoOperations mongo, int deadlyWrite, boolean hasEffect) {
        this.mongo = mongo;
        this.deadlyWrite = deadlyWrite;
        this.hasEffect = hasEffect;
    }

    /** The death of the process, which no code of the service catches. */
    public static final class Death extends Error {

        private static final long serialVersionUID = 1L;
    }

    /**
     * Returns a connection that dies.
     *
     * @param deadlyWrite the write at which the process dies, from 1
     * @param hasEffect whether that write reaches the database
     */
    public static MongoOperations dyingAt(MongoOperations mongo, int deadlyWrite, boolean hasEffect) {
        return (MongoOperations) Proxy.newProxyInstance(
                CrashingMongo.class.getClassLoader(),
                new Class<?>[] {MongoOperations.class},
                new CrashingMongo(mongo, deadlyWrite, hasEffect));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        if (isDead) {
            throw new Death();
        }
        var isDeadly = WRITES.contains(method.getName()) && ++writes == deadlyWrite;
        isDead = isDeadly;
        if (isDeadly && !hasEffect) {
            throw new Death();
        }
        try {
            var answer = method.invoke(mongo, arguments);
            if (isDeadly) {
                throw new Death();
            }
            return answer;
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }
}
