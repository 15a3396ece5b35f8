package io.switchboard.conversation.template;

import java.time.Instant;

import io.switchboard.change.AnnouncedDocument;
import io.switchboard.events.setting.Template;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.Field;
import org.springframework.data.mongodb.core.mapping.FieldType;
import org.springframework.data.mongodb.core.mapping.MongoId;

/**
 * The stored document of a template.
 *
 * @param kind the word of {@link Template.Kind}
 * @param request the hash of the request that created the template with an {@code Idempotency-Key}
 * @param deleted whether the template was deleted. A built-in one would be shown again without its document
 * @param expiresAfter of a deleted template that is not built in: when it was deleted. Its document stays until its events
 *     are certainly published
 */
@Document("templates")
record StoredTemplate(
        @MongoId(FieldType.STRING) String id,
        @Field("tenantId") TenantId tenantId,
        @Field("name") String name,
        @Field("kind") String kind,
        @Field("channel") @Nullable String channel,
        @Field("language") @Nullable String language,
        @Field("body") String body,
        @Field("builtIn") boolean builtIn,
        @Field("revision") int revision,
        @Field("createdAt") Instant createdAt,
        @Field("updatedAt") Instant updatedAt,
        @Field("request") @Nullable String request,
        @Field("deleted") boolean deleted,
        @Field("expiresAfter") @Nullable Instant expiresAfter)
        implements AnnouncedDocument {

    /** A template at its first revision. */
    static StoredTemplate first(
            String id,
            TenantId tenantId,
            TemplateContent content,
            boolean builtIn,
            @Nullable String request,
            Instant now) {
        return new StoredTemplate(
                id,
                tenantId,
                content.name(),
                content.kind().word(),
                content.channel(),
                content.language(),
                content.body(),
                builtIn,
                1,
                now,
                now,
                request,
                false,
                null);
    }

    /** A built-in template as it is stored when it is deleted without an earlier change. */
    StoredTemplate asDeleted() {
        return new StoredTemplate(
                id, tenantId, name, kind, channel, language, body, builtIn, revision, createdAt, updatedAt, request,
                true, null);
    }

    TemplateContent content() {
        return new TemplateContent(name, Template.Kind.of(kind), channel, language, body);
    }

    @Override
    public String subject() {
        return id;
    }

    @Override
    public Template view() {
        return view(content(), revision, updatedAt);
    }

    /** The template as it is seen after a change to this content. */
    Template changedTo(TemplateContent content, Instant now) {
        return view(content, revision + 1, now);
    }

    private Template view(TemplateContent content, int atRevision, Instant at) {
        return new Template(
                id,
                content.name(),
                content.kind(),
                content.channel(),
                content.language(),
                content.body(),
                TemplateText.of(content.body()).variables(),
                builtIn,
                atRevision,
                createdAt,
                at);
    }
}
