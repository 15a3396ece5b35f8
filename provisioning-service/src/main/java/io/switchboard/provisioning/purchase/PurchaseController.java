package io.switchboard.provisioning.purchase;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.TreeMap;
import java.util.regex.Pattern;

import io.switchboard.change.audit.AuditActor;
import io.switchboard.mongo.IdGenerator;
import io.switchboard.provisioning.accounts.RecordedAccounts;
import io.switchboard.provisioning.member.MemberReader;
import io.switchboard.provisioning.purchase.journal.Purchase;
import io.switchboard.provisioning.purchase.journal.PurchaseKeys;
import io.switchboard.provisioning.purchase.journal.PurchaseRequest;
import io.switchboard.provisioning.purchase.journal.PurchaseView;
import io.switchboard.provisioning.purchase.journal.Purchases;
import io.switchboard.web.ApiCaller;
import io.switchboard.web.ApiProblem;
import io.switchboard.web.Cursor;
import io.switchboard.web.IdempotencyKey;
import io.switchboard.web.Page;
import io.switchboard.web.RequestHash;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Buys numbers, and shows the purchases. */
@RestController
@RequestMapping("/api/phone-numbers")
class PurchaseController {

    private static final String LIST = "phone-numbers/purchases";
    private static final Pattern WAIT = Pattern.compile("(?:.*,)?\\s*wait=(\\d{1,3})\\s*(?:,.*)?");
    private static final int LONGEST_WAIT = 30;

    private final Purchases purchases;
    private final PurchaseKeys keys;
    private final RecordedAccounts accounts;
    private final MemberReader members;
    private final PurchaseLoop loop;
    private final PurchaseSignal signal;
    private final PurchaseMeters meters;
    private final IdGenerator ids;
    private final Clock clock;

    PurchaseController(
            Purchases purchases,
            PurchaseKeys keys,
            RecordedAccounts accounts,
            MemberReader members,
            PurchaseLoop loop,
            PurchaseSignal signal,
            PurchaseMeters meters,
            IdGenerator ids,
            Clock clock) {
        this.purchases = purchases;
        this.keys = keys;
        this.accounts = accounts;
        this.members = members;
        this.loop = loop;
        this.signal = signal;
        this.meters = meters;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Records the purchase and begins it: 202. With {@code Prefer: wait=10} the response waits for its end, at most so many
     * seconds; 200 then shows the end.
     */
    @PostMapping
    ResponseEntity<PurchaseView> buy(
            ApiCaller caller,
            TenantId tenant,
            @Nullable IdempotencyKey idempotencyKey,
            @RequestHeader(name = "Prefer", required = false) @Nullable String prefer,
            @RequestBody PurchaseForm form) {
        var request = form.validated();
        var account = accounts.activeOf(tenant)
                .orElseThrow(() -> ApiProblem.conflict(
                        "no-active-account", "You have no active account at Twilio that could buy numbers."));
        var id = keys.firstUse(tenant, idempotencyKey, hash(request), ids.next());
        // A repeated request gets its purchase, whether or not the member is still there.
        if (request.agentId() != null && purchases.find(id).isEmpty()) {
            members.requireAssignee(tenant, request.agentId());
        }
        var buyer = AuditActor.of(caller);
        var first =
                Purchase.first(id, tenant, account.accountSid(), request, Purchase.Buyer.of(buyer), clock.instant());
        if (purchases.add(first, buyer)) {
            meters.started();
        }
        loop.begin(id);
        return response(id, waiting(prefer));
    }

    private ResponseEntity<PurchaseView> response(String id, Duration wait) {
        if (!wait.isZero()) {
            signal.await(() -> stored(id).state().isLast(), wait);
        }
        var purchase = stored(id);
        var response = purchase.state().isLast() ? ResponseEntity.ok() : ResponseEntity.accepted();
        if (!wait.isZero()) {
            response.header("Preference-Applied", "wait=" + wait.toSeconds());
        }
        return response.location(URI.create("/api/" + LIST + "/" + id)).body(purchase.view());
    }

    private Purchase stored(String id) {
        return purchases.find(id).orElseThrow(() -> ApiProblem.notFound("purchase", id));
    }

    private static Duration waiting(@Nullable String prefer) {
        var matcher = WAIT.matcher(prefer == null ? "" : prefer);
        return matcher.matches()
                ? Duration.ofSeconds(Math.min(Integer.parseInt(matcher.group(1)), LONGEST_WAIT))
                : Duration.ZERO;
    }

    private static String hash(PurchaseRequest request) {
        var search = request.search();
        return RequestHash.of(Arrays.asList(
                request.phoneNumber(),
                search == null ? null : search.country() + search.type() + new TreeMap<>(search.filters()),
                request.friendlyName(),
                request.agentId(),
                request.channels(),
                request.addressSid(),
                request.bundleSid()));
    }

    /** Lists the purchases, the newest first. */
    @GetMapping("/purchases")
    Page<PurchaseView> list(
            TenantId tenant,
            @RequestParam(defaultValue = Page.USUAL) int limit,
            @RequestParam(defaultValue = "") String cursor) {
        var found = purchases.page(tenant, Cursor.read(LIST, cursor), Page.fetch(limit));
        return Page.of(
                found, limit, Purchase::view, last -> Cursor.of(last.id()).text(LIST));
    }

    @GetMapping("/purchases/{id}")
    PurchaseView get(TenantId tenant, @PathVariable String id) {
        return purchases.find(tenant, id).map(Purchase::view).orElseThrow(() -> ApiProblem.notFound("purchase", id));
    }
}
