package io.switchboard.conversation.contenttemplate;

import java.util.List;

import io.switchboard.twilio.content.ContentTemplate;
import io.switchboard.web.Page;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Lists the Content templates that a tenant can send. */
@RestController
class ContentTemplateController {

    private static final String WHATSAPP = "whatsapp";

    private final TenantContentTemplates templates;

    ContentTemplateController(TenantContentTemplates templates) {
        this.templates = templates;
    }

    /**
     * A Content template as clients see it.
     *
     * @param text the text with variables as {@code {{1}}}; empty where no kind of the template has one
     * @param approval WhatsApp's decision; {@code unsubmitted} where there is none
     */
    record ContentTemplateView(
            String contentSid,
            String accountSid,
            String name,
            String language,
            String text,
            List<ContentVariableView> variables,
            List<String> types,
            String approval,
            @Nullable String category) {

        static ContentTemplateView of(ContentTemplate template) {
            return new ContentTemplateView(
                    template.sid(),
                    template.accountSid(),
                    template.name(),
                    template.language(),
                    template.text(),
                    template.variableNames().stream()
                            .map(name -> new ContentVariableView(
                                    name, template.variables().get(name)))
                            .toList(),
                    template.types(),
                    template.approval(),
                    template.category().isEmpty() ? null : template.category());
        }
    }

    record ContentVariableView(String name, @Nullable String sample) {}

    /**
     * Lists the templates of the account of {@code from}, else of all accounts of the tenant's numbers.
     *
     * @param channel {@code whatsapp} for approved templates only
     */
    @GetMapping("/api/templates/content")
    Page<ContentTemplateView> list(
            TenantId tenant,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String channel) {
        var found = templates
                .of(tenant, from)
                .filter(template -> !WHATSAPP.equals(channel) || template.isApproved())
                .map(ContentTemplateView::of)
                .toList();
        return new Page<>(found, null);
    }
}
