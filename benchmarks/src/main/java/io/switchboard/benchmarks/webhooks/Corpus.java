package io.switchboard.benchmarks.webhooks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Which webhooks come, and how many of each in a hundred: texts and statuses mostly, as with a business that answers. */
final class Corpus {

    private static final Map<String, Integer> SHARES = shares();

    private Corpus() {}

    /** A hundred forms, well mixed, the same in every run. */
    static List<Form> hundred() {
        List<Form> forms = new ArrayList<>();
        SHARES.forEach((name, share) -> forms.addAll(Collections.nCopies(share, Form.named(name))));
        Collections.shuffle(forms, new Random(1));
        return List.copyOf(forms);
    }

    private static Map<String, Integer> shares() {
        Map<String, Integer> shares = new LinkedHashMap<>();
        shares.put("sms", 35);
        shares.put("sms-non-latin", 10);
        shares.put("mms", 5);
        shares.put("whatsapp-text", 8);
        shares.put("whatsapp-button", 4);
        shares.put("whatsapp-location", 3);
        shares.put("status-sent", 15);
        shares.put("status-delivered", 17);
        shares.put("status-undelivered", 3);
        return shares;
    }
}
