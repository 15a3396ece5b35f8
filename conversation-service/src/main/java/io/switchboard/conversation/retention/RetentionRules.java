package io.switchboard.conversation.retention;

import java.util.List;
import java.util.Optional;

import com.mongodb.client.model.Indexes;
import io.switchboard.mongo.index.DeclaredIndex;
import io.switchboard.web.TenantId;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

/**
 * Reads the tenants' settings {@code retention}. A tenant without them keeps everything, and so does one whose settings
 * cannot be read: removed texts do not come back.
 */
@Component
class RetentionRules {

    private static final Logger log = LoggerFactory.getLogger(RetentionRules.class);
    private static final String SETTINGS = "settings";
    private static final String PAGE = "retention";
    private static final JsonMapper JSON = new JsonMapper();

    private final MongoOperations mongo;

    RetentionRules(MongoOperations mongo) {
        this.mongo = mongo;
    }

    @Bean
    static DeclaredIndex settingsByPage() {
        return DeclaredIndex.plain(
                SETTINGS, "by_page", Indexes.ascending("page"), "the rules of all tenants are read together");
    }

    List<RetentionRule> all() {
        return mongo.find(query(where("page").is(PAGE)), Document.class, SETTINGS).stream()
                .flatMap(setting -> rule(setting).stream())
                .toList();
    }

    private static Optional<RetentionRule> rule(Document setting) {
        try {
            var values = JSON.readTree(setting.getString("values"));
            return Optional.of(new RetentionRule(
                    new TenantId(setting.getString("tenantId")),
                    days(values, "bodiesDays"),
                    days(values, "mediaDays"),
                    days(values, "recordingsDays")));
        } catch (JacksonException | IllegalArgumentException e) {
            log.atError()
                    .addKeyValue("setting", setting.get("_id"))
                    .addKeyValue("reason", e.getClass().getSimpleName())
                    .log("retention settings cannot be read, nothing is removed");
            return Optional.empty();
        }
    }

    private static @Nullable Integer days(JsonNode values, String name) {
        var days = values.path(name);
        if (days.isMissingNode() || days.isNull()) {
            return null;
        }
        if (!days.isInt() || days.intValue() < 1) {
            throw new IllegalArgumentException(name);
        }
        return days.intValue();
    }
}
