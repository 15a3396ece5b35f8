package io.switchboard.benchmarks.webhooks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Mixes kinds of webhooks by their shares: mostly texts and statuses, as for a business that answers, and some calls.
 */
final class WebhookCorpus {

    private static final Map<String, Integer> SHARES = shares();

    private WebhookCorpus() {}

    /** A hundred forms, well mixed, the same in every run. */
    static List<WebhookForm> hundred() {
        var forms = new ArrayList<WebhookForm>();
        SHARES.forEach((name, share) -> forms.addAll(Collections.nCopies(share, WebhookForm.named(name))));
        Collections.shuffle(forms, new Random(1));
        return List.copyOf(forms);
    }

    private static Map<String, Integer> shares() {
        var shares = new LinkedHashMap<String, Integer>();
        shares.put("sms", 30);
        shares.put("sms-non-latin", 9);
        shares.put("mms", 5);
        shares.put("whatsapp-text", 8);
        shares.put("whatsapp-button", 4);
        shares.put("whatsapp-location", 3);
        shares.put("status-sent", 13);
        shares.put("status-delivered", 14);
        shares.put("status-undelivered", 3);
        shares.put("call", 4);
        shares.put("call-completed", 4);
        shares.put("recording", 1);
        shares.put("conversations-message-added", 2);
        return shares;
    }
}
