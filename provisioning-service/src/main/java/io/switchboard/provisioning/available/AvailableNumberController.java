package io.switchboard.provisioning.available;

import java.util.List;
import java.util.Optional;

import io.switchboard.provisioning.accounts.Accounts;
import io.switchboard.provisioning.accounts.RecordedAccounts;
import io.switchboard.provisioning.available.AvailableNumberView.Price;
import io.switchboard.provisioning.available.SearchForm.ValidSearch;
import io.switchboard.provisioning.refusal.RefusalReason;
import io.switchboard.twilio.TwilioAccount;
import io.switchboard.twilio.failure.TwilioFailure;
import io.switchboard.twilio.failure.TwilioRefused;
import io.switchboard.twilio.failure.TwilioUnavailable;
import io.switchboard.twilio.number.AvailableNumber;
import io.switchboard.twilio.number.AvailableNumbers;
import io.switchboard.twilio.number.NumberPrices;
import io.switchboard.twilio.number.NumberRegulations;
import io.switchboard.twilio.number.NumberSearch;
import io.switchboard.web.ApiProblem;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Serves the numbers that a tenant can buy, with their prices, and with the needs of their country's rules. */
@RestController
class AvailableNumberController {

    private static final Logger log = LoggerFactory.getLogger(AvailableNumberController.class);
    private static final int MOST = 100;

    private final Accounts accounts;
    private final RecordedAccounts ofTenant;

    AvailableNumberController(Accounts accounts, RecordedAccounts ofTenant) {
        this.accounts = accounts;
        this.ofTenant = ofTenant;
    }

    /** The numbers that a search finds. */
    record AvailableNumberList(List<AvailableNumberView> items) {}

    @GetMapping("/api/phone-numbers/available")
    AvailableNumberList search(
            TenantId tenant,
            @RequestParam(required = false) @Nullable String country,
            @RequestParam(required = false) @Nullable String type,
            @RequestParam(required = false) @Nullable String areaCode,
            @RequestParam(required = false) @Nullable String contains,
            @RequestParam(required = false) @Nullable String locality,
            @RequestParam(required = false) @Nullable String region,
            @RequestParam(required = false) @Nullable Boolean sms,
            @RequestParam(required = false) @Nullable Boolean mms,
            @RequestParam(required = false) @Nullable Boolean voice,
            @RequestParam(defaultValue = "20") int limit) {
        if (limit < 1 || limit > MOST) {
            throw ApiProblem.invalid("invalid-limit", "limit must be from 1 to " + MOST + ", not " + limit);
        }
        var search = new SearchForm(country, type, areaCode, contains, locality, region, sms, mms, voice).validated("");
        var account = ofTenant.activeOf(tenant)
                .orElseThrow(() -> ApiProblem.conflict(
                        "no-active-account", "You have no active account at Twilio that could buy numbers."));
        try {
            return found(accounts.connect(account), search, limit);
        } catch (TwilioUnavailable e) {
            throw ApiProblem.unavailable("twilio-unavailable", "Twilio does not answer; it is safe to try again.", e);
        } catch (TwilioRefused e) {
            throw ApiProblem.badGateway("twilio-refused", RefusalReason.explain(e), e);
        }
    }

    private static AvailableNumberList found(TwilioAccount twilio, ValidSearch search, int limit) {
        var numbers = new AvailableNumbers(twilio)
                .search(new NumberSearch(search.country(), search.type(), search.filters(), limit));
        var found = numbers.orElseThrow(() -> missing(twilio, search));
        if (found.isEmpty()) {
            return new AvailableNumberList(List.of());
        }
        return new AvailableNumberList(views(found, twilio, search));
    }

    private static List<AvailableNumberView> views(
            List<AvailableNumber> found, TwilioAccount twilio, ValidSearch search) {
        var type = SearchForm.name(search.type());
        var price = price(twilio, search).orElse(null);
        var needsBundle = new NumberRegulations(twilio).needsBundle(search.country(), search.type());
        return found.stream()
                .map(number -> AvailableNumberView.of(number, type, price, needsBundle))
                .toList();
    }

    /** A search without prices is better than none. */
    private static Optional<Price> price(TwilioAccount twilio, ValidSearch search) {
        try {
            return new NumberPrices(twilio)
                    .of(search.country())
                    .flatMap(prices -> Optional.ofNullable(prices.monthly().get(search.type()))
                            .map(monthly -> new Price(monthly, prices.currency())));
        } catch (TwilioFailure e) {
            log.atInfo().addKeyValue("reason", e.getMessage()).log("numbers are shown without prices");
            return Optional.empty();
        }
    }

    private static ApiProblem missing(TwilioAccount twilio, ValidSearch search) {
        return new AvailableNumbers(twilio)
                .country(search.country())
                .map(country -> ApiProblem.invalid(
                        "number-type-unavailable",
                        "Twilio has no numbers of type '%s' in %s; it has %s."
                                .formatted(
                                        SearchForm.name(search.type()),
                                        country.name(),
                                        country.types().stream()
                                                .map(SearchForm::name)
                                                .sorted()
                                                .toList())))
                .orElseGet(() -> ApiProblem.invalid(
                        "country-unavailable", "Twilio sells no numbers in the country '" + search.country() + "'."));
    }
}
