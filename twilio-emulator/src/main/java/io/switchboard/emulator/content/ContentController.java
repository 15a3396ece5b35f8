package io.switchboard.emulator.content;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import io.switchboard.emulator.account.Account;
import io.switchboard.emulator.account.BasicAuthentication;
import io.switchboard.emulator.rest.TwilioError;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Serves {@code https://content.twilio.com/v1} under {@code /content/v1}, as the SDK finds it at a base URL.
 *
 * @see <a href="https://www.twilio.com/docs/content/content-api-resources">Content API</a>
 */
@RestController
@RequestMapping("/content/v1")
class ContentController {
    private static final String URL = "https://content.twilio.com/v1/";

    private final ContentTemplates contents;

    ContentController(ContentTemplates contents) {
        this.contents = contents;
    }

    @GetMapping("/Content")
    Map<String, Object> list(
            @RequestAttribute(BasicAuthentication.CALLER) Account account,
            @RequestParam(name = "PageSize", defaultValue = "50") int size,
            @RequestParam(name = "Page", defaultValue = "0") int page) {
        return page("Content", account, size, page, ContentTemplate::resource);
    }

    @GetMapping("/ContentAndApprovals")
    Map<String, Object> listWithApprovals(
            @RequestAttribute(BasicAuthentication.CALLER) Account account,
            @RequestParam(name = "PageSize", defaultValue = "50") int size,
            @RequestParam(name = "Page", defaultValue = "0") int page) {
        return page("ContentAndApprovals", account, size, page, ContentTemplate::withApproval);
    }

    @GetMapping("/Content/{sid}")
    Map<String, Object> fetch(@RequestAttribute(BasicAuthentication.CALLER) Account account, @PathVariable String sid) {
        return existing(account, sid).resource();
    }

    @GetMapping("/Content/{sid}/ApprovalRequests")
    Map<String, Object> approval(
            @RequestAttribute(BasicAuthentication.CALLER) Account account, @PathVariable String sid) {
        var template = existing(account, sid);
        return Map.of(
                "sid",
                template.sid(),
                "account_sid",
                template.accountSid(),
                "whatsapp",
                template.approvalResource(),
                "url",
                URL + "Content/" + sid + "/ApprovalRequests");
    }

    private ContentTemplate existing(Account account, String sid) {
        return contents.find(account.sid(), sid).orElseThrow(() -> TwilioError.notFound("/v1/Content/" + sid));
    }

    private Map<String, Object> page(
            String list, Account account, int size, int page, Function<ContentTemplate, Map<String, Object>> resource) {
        var all = contents.ofAccount(account.sid());
        var from = Math.min(all.size(), page * size);
        var to = Math.min(all.size(), from + size);
        var meta = new HashMap<String, @Nullable Object>();
        meta.put("page", page);
        meta.put("page_size", size);
        meta.put("key", "contents");
        meta.put("url", url(list, size, page));
        meta.put("first_page_url", url(list, size, 0));
        meta.put("previous_page_url", page == 0 ? null : url(list, size, page - 1));
        meta.put("next_page_url", to < all.size() ? url(list, size, page + 1) : null);
        List<Map<String, Object>> items =
                all.subList(from, to).stream().map(resource).toList();
        return Map.of("meta", meta, "contents", items);
    }

    private static String url(String list, int size, int page) {
        return URL + list + "?PageSize=" + size + "&Page=" + page;
    }
}
