package io.switchboard.twilio.content;

import java.util.List;

import io.switchboard.twilio.TwilioAccount;
import io.switchboard.twilio.TwilioApi;

/** Reads the Content templates of one account. */
public final class ContentTemplates {

    private static final String LIST = "https://content.twilio.com/v1/ContentAndApprovals";
    private static final int PAGE = 100;

    private final TwilioApi api;

    public ContentTemplates(TwilioAccount account) {
        this.api = account.api();
    }

    /** Returns the templates with WhatsApp's decisions, at most {@code limit}. */
    public List<ContentTemplate> list(int limit) {
        return api.listByUrl(LIST, "contents", Math.min(limit, PAGE))
                .map(ContentTemplate::of)
                .limit(limit)
                .toList();
    }
}
