package io.switchboard.provisioning.accounts;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

import io.switchboard.twilio.Account;
import io.switchboard.twilio.TwilioClients;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Reads the accounts that are managed from Twilio. */
@Component
class AccountList {

    private static final Logger log = LoggerFactory.getLogger(AccountList.class);
    private static final Pattern SID = Pattern.compile("AC[0-9a-fA-F]{32}");

    private final TwilioClients clients;
    private final MainAccountSettings main;

    AccountList(TwilioClients clients, MainAccountSettings main) {
        this.clients = clients;
        this.main = main;
    }

    /**
     * Lists the main account and its subaccounts. Twilio lists the main account too, with the token that signs; ours may be
     * its secondary token. An account without a token is skipped: anyone could sign webhooks with an empty token.
     *
     * @param failed receives what Twilio lists without an account SID, and the reason
     */
    List<Account> read(BiConsumer<String, RuntimeException> failed) {
        var own = new Account(main.accountSid(), "", RecordedAccount.ACTIVE, main.authToken());
        var listed =
                clients.account(main.accountSid(), main.authToken()).accounts().toList();
        var all = new LinkedHashMap<>(Map.of(own.sid(), own));
        for (var account : listed) {
            if (!SID.matcher(account.sid()).matches()) {
                var sid = TwilioText.cleaned(account.sid(), 40);
                failed.accept(sid, new IllegalArgumentException("Twilio lists an account without an account SID"));
            } else if (account.authToken().isEmpty()) {
                log.atError()
                        .addKeyValue("account", account.sid())
                        .log("Twilio returned no auth token, account skipped");
            } else {
                all.put(account.sid(), account);
            }
        }
        return List.copyOf(all.values());
    }
}
