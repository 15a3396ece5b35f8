package io.switchboard.emulator.account;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;

import io.switchboard.emulator.rest.SidGenerator;
import io.switchboard.emulator.rest.TwilioError;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Serves {@code https://accounts.twilio.com/v1/AuthTokens} of the calling account. A secondary token works for requests at
 * once, and signs webhooks after its promotion, when the old primary token stops to work.
 *
 * @see <a href="https://www.twilio.com/docs/iam/api/authtoken">Auth tokens</a>
 */
@RestController
@RequestMapping("/accounts/v1/AuthTokens")
class AuthTokensController {
    private static final String SECONDARY = "/v1/AuthTokens/Secondary";
    private static final String PROMOTE = "/v1/AuthTokens/Promote";

    private final Accounts accounts;
    private final Clock clock;

    AuthTokensController(Accounts accounts, Clock clock) {
        this.accounts = accounts;
        this.clock = clock;
    }

    @PostMapping("/Secondary")
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, Object> create(@RequestAttribute(BasicAuthentication.CALLER) Account caller) {
        var token = SidGenerator.hex();
        var now = clock.instant();
        accounts.update(caller.sid(), account -> {
            if (account.secondaryToken() != null) {
                throw TwilioError.badRequest(20001, "The account has a secondary auth token already");
            }
            return account.withSecondaryToken(token, now);
        });
        return resource(caller.sid(), "secondary_auth_token", token, SECONDARY, now);
    }

    @DeleteMapping("/Secondary")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@RequestAttribute(BasicAuthentication.CALLER) Account caller) {
        accounts.update(caller.sid(), account -> {
            if (account.secondaryToken() == null) {
                throw TwilioError.notFound(SECONDARY);
            }
            return account.withSecondaryToken(null, clock.instant());
        });
    }

    @PostMapping("/Promote")
    Map<String, Object> promote(@RequestAttribute(BasicAuthentication.CALLER) Account caller) {
        var now = clock.instant();
        var promoted = accounts.update(caller.sid(), account -> {
            if (account.secondaryToken() == null) {
                throw TwilioError.badRequest(20001, "The account has no secondary auth token");
            }
            return account.promoted(account.secondaryToken(), now);
        });
        return resource(caller.sid(), "auth_token", promoted.authToken(), PROMOTE, now);
    }

    private static Map<String, Object> resource(String sid, String name, String token, String path, Instant now) {
        return Map.of(
                "account_sid",
                sid,
                name,
                token,
                "date_created",
                now.toString(),
                "date_updated",
                now.toString(),
                "url",
                "https://accounts.twilio.com" + path);
    }
}
