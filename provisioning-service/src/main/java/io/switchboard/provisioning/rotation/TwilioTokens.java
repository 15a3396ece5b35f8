package io.switchboard.provisioning.rotation;

import io.switchboard.provisioning.accounts.Accounts;
import io.switchboard.provisioning.accounts.RecordedAccount;
import io.switchboard.provisioning.refusal.RefusalReason;
import io.switchboard.twilio.Account;
import io.switchboard.twilio.account.AuthTokens;
import io.switchboard.twilio.account.TwilioAccounts;
import io.switchboard.twilio.failure.TwilioRefused;
import io.switchboard.twilio.failure.TwilioUnavailable;
import org.springframework.stereotype.Component;

/** Changes an account's token at Twilio, with the token that is recorded as the current one. */
@Component
class TwilioTokens {

    private final Accounts accounts;

    TwilioTokens(Accounts accounts) {
        this.accounts = accounts;
    }

    /** The outcomes of a promotion. */
    enum Promotion {
        /** Twilio signs with the new token. */
        DONE,
        /** Twilio has another primary token, and the new one is not its secondary one. */
        IMPOSSIBLE
    }

    boolean isClosed(String accountSid) {
        return recorded(accountSid).isClosed();
    }

    /** Creates a secondary token in place of any that exists. */
    String createSecondary(String accountSid) {
        var twilio = new AuthTokens(accounts.connect(recorded(accountSid)));
        twilio.deleteSecondary();
        return twilio.createSecondary();
    }

    /**
     * Promotes the new token unless that is done already, and reads back.
     *
     * @throws io.switchboard.twilio.failure.TwilioFailure when the outcome is not known, or Twilio did not do it yet
     */
    Promotion promote(String accountSid, String token) {
        if (isPrimary(accountSid, token)) {
            return Promotion.DONE;
        }
        try {
            new AuthTokens(accounts.connect(recorded(accountSid))).promote();
        } catch (TwilioRefused e) {
            return isPrimary(accountSid, token) ? Promotion.DONE : refused(e);
        }
        if (!isPrimary(accountSid, token)) {
            throw new TwilioUnavailable("Twilio did not promote the token, though it said so", true);
        }
        return Promotion.DONE;
    }

    /** Refused credentials mean that the new token works no more; any other refusal that there is nothing to promote. */
    private static Promotion refused(TwilioRefused refusal) {
        if (RefusalReason.of(refusal) == RefusalReason.ACCOUNT_NOT_ACTIVE) {
            throw refusal;
        }
        return Promotion.IMPOSSIBLE;
    }

    /** An imported account that no longer accepts the new token has another one. */
    private boolean isPrimary(String accountSid, String token) {
        var account = recorded(accountSid);
        try {
            var caller = account.isImported() ? accounts.connect(account) : accounts.connectMain();
            return new TwilioAccounts(caller)
                    .find(accountSid)
                    .map(Account::authToken)
                    .filter(token::equals)
                    .isPresent();
        } catch (TwilioRefused e) {
            if (account.isImported() && e.httpStatus() == 401) {
                return false;
            }
            throw e;
        }
    }

    private RecordedAccount recorded(String accountSid) {
        return accounts.find(accountSid).orElseThrow();
    }
}
