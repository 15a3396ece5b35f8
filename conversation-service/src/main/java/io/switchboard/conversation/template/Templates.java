package io.switchboard.conversation.template;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.mongodb.client.model.Indexes;
import io.switchboard.events.setting.Template;
import io.switchboard.mongo.index.DeclaredIndex;
import io.switchboard.mongo.revision.RevisedDocuments;
import io.switchboard.web.Cursor;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.stereotype.Component;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

/** Finds the templates of a tenant: the stored ones, and the built-in ones that were neither changed nor deleted. */
@Component
public class Templates {

    static final String NAME = "templates";

    private static final long DAYS_KEPT = 7;

    private final MongoOperations mongo;

    Templates(MongoOperations mongo) {
        this.mongo = mongo;
    }

    @Bean
    static DeclaredIndex templatesOfTenant() {
        return DeclaredIndex.plain(
                NAME, "pages_of_a_tenant", Indexes.ascending("tenantId", "_id"), "a tenant's list, page by page");
    }

    @Bean
    static DeclaredIndex deletedTemplatesExpire() {
        return DeclaredIndex.expiry(
                NAME,
                "expiry",
                Indexes.ascending("expiresAfter"),
                DAYS_KEPT,
                "a deleted template is announced and then removed");
    }

    @Bean
    static DeclaredIndex templatesWithPendingEvents() {
        return RevisedDocuments.pendingIndex(NAME);
    }

    /** Finds the tenant's template with this id. */
    public Optional<Template> find(TenantId tenant, String id) {
        var stored = mongo.findOne(query(of(tenant).and("_id").is(id)), StoredTemplate.class);
        if (stored == null) {
            return BuiltInTemplate.withId(tenant, id).map(builtIn -> builtIn.view(tenant));
        }
        return stored.deleted() ? Optional.empty() : Optional.of(stored.view());
    }

    /** Finds a page of the tenant's templates, in the order of their ids: built-in ones, then the first created. */
    public List<Template> page(TenantId tenant, @Nullable Cursor after, int limit) {
        var present = present(tenant);
        var page = query(after == null ? present : present.and("_id").gt(after.id()))
                .with(Sort.by("_id"))
                .limit(limit);
        return Stream.concat(
                        unchangedBuiltIn(tenant, after),
                        mongo.find(page, StoredTemplate.class).stream().map(StoredTemplate::view))
                .sorted(Comparator.comparing(Template::id))
                .limit(limit)
                .toList();
    }

    private Stream<Template> unchangedBuiltIn(TenantId tenant, @Nullable Cursor after) {
        var ids = BuiltInTemplate.all().stream()
                .map(builtIn -> builtIn.id(tenant))
                .filter(id -> after == null || id.compareTo(after.id()) > 0)
                .toList();
        if (ids.isEmpty()) {
            return Stream.empty();
        }
        var changed = mongo.find(query(of(tenant).and("_id").in(ids)), StoredTemplate.class).stream()
                .map(StoredTemplate::id)
                .collect(Collectors.toSet());
        return BuiltInTemplate.all().stream()
                .map(builtIn -> builtIn.view(tenant))
                .filter(template -> ids.contains(template.id()) && !changed.contains(template.id()));
    }

    long count(TenantId tenant) {
        return mongo.count(query(present(tenant)), StoredTemplate.class);
    }

    static Criteria present(TenantId tenant) {
        return of(tenant).and("deleted").is(false);
    }

    private static Criteria of(TenantId tenant) {
        return where("tenantId").is(tenant);
    }
}
