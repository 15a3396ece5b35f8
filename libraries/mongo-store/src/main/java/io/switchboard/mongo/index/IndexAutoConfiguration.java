package io.switchboard.mongo.index;

import java.time.Clock;
import java.util.List;

import com.mongodb.client.MongoDatabase;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;

/** Creates and watches the {@link DeclaredIndex} beans of a service, and drops its {@link RetiredIndex} beans. */
@AutoConfiguration
@EnableConfigurationProperties(IndexSettings.class)
class IndexAutoConfiguration {

    /** True for a service whose other work must start without MongoDB, and which keeps its rules without these indexes. */
    private static final String IN_BACKGROUND = "switchboard.storage.indexes-in-background";

    @Bean
    IndexInspector indexInspector(MongoDatabase database, List<DeclaredIndex> indexes) {
        return new IndexInspector(database, indexes);
    }

    @Bean
    IndexCreator indexCreator(
            MongoDatabase database,
            List<DeclaredIndex> indexes,
            ObjectProvider<RetiredIndex> retired,
            IndexInspector inspector) {
        var explainer = new IndexFailureExplainer(database, inspector, new DuplicateDocuments(database));
        return new IndexCreator(database, indexes, retired.orderedStream().toList(), inspector, explainer);
    }

    /** The start fails without the indexes. */
    @Bean
    @ConditionalOnBooleanProperty(name = IN_BACKGROUND, havingValue = false, matchIfMissing = true)
    SmartInitializingSingleton indexesBeforeStart(IndexCreator creator) {
        return creator::createAll;
    }

    @Bean
    @ConditionalOnBooleanProperty(IN_BACKGROUND)
    IndexCreator.InBackground indexesInBackground(IndexCreator creator, IndexSettings settings) {
        return new IndexCreator.InBackground(creator, settings.indexCheckInterval());
    }

    @Bean
    IndexWatch indexWatch(
            IndexInspector inspector,
            Clock clock,
            IndexSettings settings,
            ObjectProvider<IndexCreator.InBackground> creation) {
        return new IndexWatch(
                inspector,
                clock,
                settings.indexCheckInterval(),
                () -> creation.stream().allMatch(IndexCreator.InBackground::hasTried));
    }

    /** Named {@code indexes} in health groups. */
    @Bean
    HealthIndicator indexesHealthIndicator(IndexWatch watch, IndexInspector inspector) {
        return new IndexHealth(watch, inspector);
    }
}
