package io.switchboard.provisioning.doctor.command;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.switchboard.provisioning.doctor.account.AccountChecks;
import io.switchboard.provisioning.doctor.check.AccountExamination;
import io.switchboard.provisioning.doctor.check.CheckFinding;
import io.switchboard.provisioning.doctor.check.DoctorCheck;
import io.switchboard.provisioning.doctor.check.ExaminedAccount;
import io.switchboard.provisioning.doctor.check.ExaminedNumber;
import io.switchboard.provisioning.doctor.number.NumberChecks;
import io.switchboard.provisioning.webhooks.WebhookPlanner;
import io.switchboard.twilio.Account;
import io.switchboard.twilio.IncomingNumber;
import io.switchboard.twilio.TwilioAccount;
import io.switchboard.twilio.TwilioClients;
import io.switchboard.twilio.TwilioSettings;
import io.switchboard.twilio.failure.TwilioFailure;

/** Examines the account of the settings and its active subaccounts, each with its own token as Twilio lists it. */
final class CommandAccounts implements AutoCloseable {

    private static final int MOST = 50;

    private final CommandSettings settings;
    private final TwilioClients clients;
    private final TwilioAccount main;

    CommandAccounts(CommandSettings settings) {
        this.settings = settings;
        this.clients = new TwilioClients(TwilioSettings.of(settings.apiBaseUrl()));
        this.main = clients.account(settings.accountSid(), settings.authToken());
    }

    /** Returns the findings of each account, the main account's first. */
    Map<String, List<CheckFinding>> examine() {
        var examination = new AccountExamination(checks(), AccountExamination.LIMIT);
        var findings = new LinkedHashMap<String, List<CheckFinding>>();
        findings.put(main.sid(), examination.of(examined(main, false)));
        for (var subaccount : subaccounts()) {
            findings.put(subaccount.sid(), examination.of(examined(subaccount, true)));
        }
        return findings;
    }

    private List<DoctorCheck> checks() {
        var checks = new ArrayList<DoctorCheck>(
                AccountChecks.all(settings.publicBaseUrl(), settings.apiBaseUrl() == null, settings.lowBalance()));
        checks.addAll(NumberChecks.all(WebhookPlanner.forBaseUrl(settings.publicBaseUrl())));
        return checks;
    }

    /** None when Twilio does not list them: the findings of the main account tell why. */
    private List<TwilioAccount> subaccounts() {
        try {
            return main.accounts()
                    .filter(account -> !account.sid().equals(main.sid()))
                    .filter(account -> account.status().equals("active")
                            && !account.authToken().isEmpty())
                    .limit(MOST)
                    .map(this::connected)
                    .toList();
        } catch (TwilioFailure e) {
            return List.of();
        }
    }

    private TwilioAccount connected(Account account) {
        return clients.account(account.sid(), account.authToken());
    }

    private ExaminedAccount examined(TwilioAccount account, boolean isSubaccount) {
        return new ExaminedAccount(account, isSubaccount ? main : null, CommandAccounts::unrecorded, Clock.systemUTC());
    }

    private static List<ExaminedNumber> unrecorded(List<IncomingNumber> listed) {
        return listed.stream().map(number -> new ExaminedNumber(number, null)).toList();
    }

    @Override
    public void close() {
        clients.close();
    }
}
