package io.switchboard.conversation.template;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import io.switchboard.events.setting.Template;
import io.switchboard.events.setting.Template.Kind;
import io.switchboard.mongo.IdGenerator;
import io.switchboard.web.TenantId;

/**
 * The templates that every tenant has from the start. They are shown without being stored; the first change stores one. So
 * nothing has to be written when a tenant appears, and a later release's better text reaches all who did not change it.
 */
enum BuiltInTemplate {
    WELCOME(Kind.WELCOME, "Welcome", "Hello! Thanks for getting in touch. How can we help?"),
    OUT_OF_OFFICE(
            Kind.OUT_OF_OFFICE,
            "Out of office",
            "Thanks for your message! We received: {{message.body}}\n"
                    + "We are out of the office and will answer as soon as we are back."),
    FOLLOW_UP(
            Kind.FOLLOW_UP,
            "Follow-up",
            "Hello {{name}}, we would like to follow up on our conversation. Is there anything else that we can do for"
                    + " you?"),
    APPOINTMENT_CONFIRMATION(
            Kind.APPOINTMENT_CONFIRMATION,
            "Appointment confirmation",
            "Hello {{name}}, your appointment is confirmed for {{date}} at {{time}}. Please reply if you need to change"
                    + " it.");

    /** The earliest UUIDv7: built-in templates are the first of a list in the order of ids. */
    private static final String FIRST_ID = "00000000-0000-7000-8000-000000000000";

    private final Kind kind;
    private final String title;
    private final String body;

    BuiltInTemplate(Kind kind, String title, String body) {
        this.kind = kind;
        this.title = title;
        this.body = body;
    }

    static List<BuiltInTemplate> all() {
        return List.of(values());
    }

    /** The built-in template that has this id for this tenant. */
    static Optional<BuiltInTemplate> withId(TenantId tenant, String id) {
        return Arrays.stream(values())
                .filter(template -> template.id(tenant).equals(id))
                .findFirst();
    }

    /** The template's id, which no other tenant's has. */
    String id(TenantId tenant) {
        return IdGenerator.derived(FIRST_ID, tenant.value() + "/" + kind.word());
    }

    TemplateContent content() {
        return new TemplateContent(title, kind, null, "en", body);
    }

    /** The template as it is shown while it is unchanged. */
    Template view(TenantId tenant) {
        return new Template(
                id(tenant), title, kind, null, "en", body, TemplateText.of(body).variables(), true, 0, null, null);
    }
}
