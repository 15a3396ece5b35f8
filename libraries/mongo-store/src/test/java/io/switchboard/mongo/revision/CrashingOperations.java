package io.switchboard.mongo.revision;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Set;

import org.springframework.data.mongodb.core.MongoOperations;

/** Lets a process die before or after one of its steps: each operation on MongoDB, and whatever else calls {@link #step}. */
final class CrashingOperations {

    private static final Set<String> OPERATIONS = Set.of("insert", "find", "findOne", "findAndModify", "updateFirst");

    private final int fatalStep;
    private int steps;

    /** The end of the process: no code in it handles an error. */
    static final class Crash extends Error {

        private static final long serialVersionUID = 1;
    }

    CrashingOperations(int fatalStep) {
        this.fatalStep = fatalStep;
    }

    void step() {
        if (steps++ == fatalStep) {
            throw new Crash();
        }
    }

    MongoOperations over(MongoOperations mongo) {
        return (MongoOperations) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {MongoOperations.class}, (self, method, arguments) -> {
                    var watched = OPERATIONS.contains(method.getName());
                    if (watched) {
                        step();
                    }
                    try {
                        return method.invoke(mongo, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    } finally {
                        if (watched) {
                            step();
                        }
                    }
                });
    }
}
