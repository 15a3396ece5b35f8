package io.switchboard.mongo;

import com.mongodb.ClientSessionOptions;
import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoDatabase;
import org.springframework.dao.support.PersistenceExceptionTranslator;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.data.mongodb.core.MongoExceptionTranslator;

/** Provides one database, without sessions: no write here spans documents. */
final class SingleDatabase implements MongoDatabaseFactory {

    private final MongoDatabase database;
    private final MongoExceptionTranslator translator = new MongoExceptionTranslator();

    SingleDatabase(MongoDatabase database) {
        this.database = database;
    }

    @Override
    public MongoDatabase getMongoDatabase() {
        return database;
    }

    @Override
    public MongoDatabase getMongoDatabase(String name) {
        if (!name.equals(database.getName())) {
            throw new IllegalArgumentException("There is only the database " + database.getName());
        }
        return database;
    }

    @Override
    public PersistenceExceptionTranslator getExceptionTranslator() {
        return translator;
    }

    @Override
    public ClientSession getSession(ClientSessionOptions options) {
        throw new UnsupportedOperationException("No write here needs a session");
    }

    @Override
    public MongoDatabaseFactory withSession(ClientSession session) {
        throw new UnsupportedOperationException("No write here needs a session");
    }
}
