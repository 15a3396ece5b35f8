package io.switchboard.conversation.contenttemplate;

import java.util.Optional;
import java.util.stream.Stream;

import io.switchboard.directory.Account;
import io.switchboard.directory.Directory;
import io.switchboard.events.NumberRecord;
import io.switchboard.twilio.content.ContentTemplate;
import io.switchboard.web.ApiProblem;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds the Content templates that a tenant can send: those of the sender's account, else of all its numbers' accounts. */
@Component
public class TenantContentTemplates {

    private final AccountTemplates templates;
    private final Directory directory;

    TenantContentTemplates(AccountTemplates templates, Directory directory) {
        this.templates = templates;
        this.directory = directory;
    }

    /**
     * Lists the templates.
     *
     * @param from the sender; null for any
     * @throws ApiProblem when Twilio does not return them and none are remembered
     */
    Stream<ContentTemplate> of(TenantId tenant, @Nullable String from) {
        return accounts(tenant, from).flatMap(account -> templates.of(account).stream());
    }

    /**
     * Finds the template with this SID.
     *
     * @param from the sender; null for any
     * @throws ApiProblem when Twilio does not return the templates and none are remembered
     */
    public Optional<ContentTemplate> find(TenantId tenant, @Nullable String from, String sid) {
        return accounts(tenant, from)
                .flatMap(account -> templates.find(account, sid).stream())
                .findFirst();
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
