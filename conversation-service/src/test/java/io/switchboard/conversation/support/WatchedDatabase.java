package io.switchboard.conversation.support;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Set;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;

/** A database whose operations a test can watch, and end by throwing. */
public final class WatchedDatabase {

    private static final Set<String> OPERATIONS = Set.of(
            "find",
            "insertMany",
            "bulkWrite",
            "updateOne",
            "updateMany",
            "deleteOne",
            "deleteMany",
            "findOneAndUpdate",
            "findOneAndDelete",
            "countDocuments");

    private WatchedDatabase() {}

    /** Is told of each operation. */
    public interface Watcher {

        void before(String collection, String operation);

        void after(String collection, String operation);
    }

    public static MongoDatabase of(MongoDatabase database, Watcher watcher) {
        return proxy(MongoDatabase.class, (self, method, arguments) -> {
            var result = invoke(() -> method.invoke(database, arguments));
            return result instanceof MongoCollection<?> collection ? watched(collection, watcher) : result;
        });
    }

    private static MongoCollection<?> watched(MongoCollection<?> collection, Watcher watcher) {
        var name = collection.getNamespace().getCollectionName();
        return proxy(MongoCollection.class, (self, method, arguments) -> {
            if (!OPERATIONS.contains(method.getName())) {
                var other = invoke(() -> method.invoke(collection, arguments));
                return other instanceof MongoCollection<?> configured ? watched(configured, watcher) : other;
            }
            watcher.before(name, method.getName());
            var result = invoke(() -> method.invoke(collection, arguments));
            watcher.after(name, method.getName());
            return result;
        });
    }

    private interface Invocation {

        Object run() throws IllegalAccessException, InvocationTargetException;
    }

    private static Object invoke(Invocation invocation) throws Throwable {
        try {
            return invocation.run();
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static <T> T proxy(Class<T> type, java.lang.reflect.InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
