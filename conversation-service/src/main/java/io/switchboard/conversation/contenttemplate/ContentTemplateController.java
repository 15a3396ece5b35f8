package io.switchboard.conversation.contenttemplate;

import java.util.List;
import java.util.stream.Stream;

import io.switchboard.directory.Account;
import io.switchboard.directory.Directory;
import io.switchboard.events.NumberRecord;
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

    private final AccountTemplates templates;
    private final Directory directory;

    ContentTemplateController(AccountTemplates templates, Directory directory) {
        this.templates = templates;
        this.directory = directory;
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
        var found = accounts(tenant, from)
                .flatMap(account -> templates.of(account).stream())
                .filter(template -> !WHATSAPP.equals(channel) || template.isApproved())
                .map(ContentTemplateView::of)
                .toList();
        return new Page<>(found, null);
    }

    private Stream<Account> accounts(TenantId tenant, @Nullable String from) {
        var numbers = directory.numbersOf(tenant.value());
        var ofSender =
                numbers.stream().filter(number -> number.address().equals(from)).toList();
        return (ofSender.isEmpty() ? numbers : ofSender)
                .stream()
                        .map(NumberRecord::accountSid)
                        .distinct()
                        .flatMap(sid -> directory.account(sid).stream())
                        .filter(account -> account.tenantId().equals(tenant.value()));
    }
}
