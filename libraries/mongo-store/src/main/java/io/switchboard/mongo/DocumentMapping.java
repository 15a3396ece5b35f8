package io.switchboard.mongo;

import com.mongodb.client.MongoDatabase;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.convert.DefaultMongoTypeMapper;
import org.springframework.data.mongodb.core.convert.MappingMongoConverter;
import org.springframework.data.mongodb.core.convert.MongoCustomConversions;
import org.springframework.data.mongodb.core.convert.NoOpDbRefResolver;
import org.springframework.data.mongodb.core.mapping.MongoMappingContext;

/**
 * Maps records to documents. A document holds the record's components and nothing else: no class name, no field for a null,
 * no reference to another collection.
 */
public final class DocumentMapping {

    private DocumentMapping() {}

    public static MappingMongoConverter converter(MongoMappingContext context, MongoCustomConversions conversions) {
        var converter = new MappingMongoConverter(NoOpDbRefResolver.INSTANCE, context);
        converter.setCustomConversions(conversions);
        converter.setTypeMapper(new DefaultMongoTypeMapper(null));
        return converter;
    }

    /** The same mapping for programs without an application context. */
    public static MappingMongoConverter converter(MongoCustomConversions conversions) {
        var context = new MongoMappingContext();
        context.setSimpleTypeHolder(conversions.getSimpleTypeHolder());
        context.afterPropertiesSet();
        var converter = converter(context, conversions);
        converter.afterPropertiesSet();
        return converter;
    }

    /** A template over one database, for programs without an application context. */
    public static MongoTemplate template(MongoDatabase database, MongoCustomConversions conversions) {
        return new MongoTemplate(new SingleDatabase(database), converter(conversions));
    }
}
