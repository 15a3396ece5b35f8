package io.switchboard.emulator.twiml;

import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;

/** An element that is being read; what nobody has read of its attributes in the end is against the rules. */
final class TagReader {
    private final Element element;
    private final String document;
    private final Set<String> unread = new TreeSet<>();

    /**
     * An element of which nothing was read yet.
     *
     * @param document the URL that links in it are relative to
     */
    TagReader(Element element, String document) {
        this.element = element;
        this.document = document;
        NamedNodeMap attributes = element.getAttributes();
        for (int i = 0; i < attributes.getLength(); i++) {
            String name = attributes.item(i).getNodeName();
            // Of other namespaces: xmlns:xsi, xml:lang.
            if (!name.equals("xmlns") && !name.contains(":")) {
                unread.add(name);
            }
        }
    }

    String name() {
        return element.getTagName();
    }

    /** All text in it, also that of elements in it. */
    String text() {
        return element.getTextContent().strip();
    }

    boolean hasChildren() {
        return element.getElementsByTagName("*").getLength() > 0;
    }

    /** The elements in it; there must not be text between them. */
    List<TagReader> children() throws InvalidTwiml {
        List<TagReader> children = new ArrayList<>();
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element child) {
                children.add(new TagReader(child, document));
            } else if (node.getNodeType() != Node.COMMENT_NODE
                    && !node.getTextContent().isBlank()) {
                throw InvalidTwiml.against(name() + " must not hold text");
            }
        }
        return children;
    }

    /** Refuses everything in it but elements of these names, at any depth, and text. */
    void holdsTextAnd(Set<String> names) throws InvalidTwiml {
        var all = element.getElementsByTagName("*");
        for (int i = 0; i < all.getLength(); i++) {
            String name = all.item(i).getNodeName();
            if (!names.contains(name)) {
                throw InvalidTwiml.against(name + " must not stand in " + name());
            }
        }
    }

    @Nullable
    String attribute(String name) {
        unread.remove(name);
        return element.hasAttribute(name) ? element.getAttribute(name) : null;
    }

    String attribute(String name, String otherwise) {
        String value = attribute(name);
        return value == null ? otherwise : value;
    }

    /** Attributes that exist and change nothing here. */
    void ignores(String... names) {
        Arrays.asList(names).forEach(unread::remove);
    }

    int number(String name, int least, int most, int otherwise) throws InvalidTwiml {
        String value = attribute(name);
        if (value == null) {
            return otherwise;
        }
        int number = value.matches("\\d{1,9}") ? Integer.parseInt(value) : -1;
        if (number < least || number > most) {
            throw notAllowed(name, value, "a number from %d to %d".formatted(least, most));
        }
        return number;
    }

    boolean flag(String name, boolean otherwise) throws InvalidTwiml {
        return oneOf(name, String.valueOf(otherwise), "true", "false").equals("true");
    }

    String oneOf(String name, String otherwise, String... allowed) throws InvalidTwiml {
        String value = attribute(name, otherwise);
        if (!Arrays.asList(allowed).contains(value)) {
            throw notAllowed(name, value, "one of " + String.join(", ", allowed));
        }
        return value;
    }

    String matching(String name, String pattern, String otherwise) throws InvalidTwiml {
        String value = attribute(name, otherwise);
        if (!value.matches(pattern)) {
            throw notAllowed(name, value, pattern);
        }
        return value;
    }

    /** The link that the two attributes make; null without a URL. */
    @Nullable
    ActionLink link(String urlName, String methodName) throws InvalidTwiml {
        String url = attribute(urlName);
        String method = oneOf(methodName, "POST", "GET", "POST");
        return url == null ? null : new ActionLink(resolved(url), method);
    }

    /** As {@link #link}, but without a URL it leads to the document itself. */
    ActionLink linkOrSelf(String urlName, String methodName) throws InvalidTwiml {
        String method = oneOf(methodName, "POST", "GET", "POST");
        return new ActionLink(resolved(attribute(urlName, "")), method);
    }

    /** An absolute URL; that of the document if it is empty. */
    String resolved(String url) throws InvalidTwiml {
        try {
            return url.isEmpty()
                    ? document
                    : URI.create(document.replaceFirst("#.*", "")).resolve(url).toString();
        } catch (IllegalArgumentException e) {
            throw InvalidTwiml.against(name() + " leads to '" + url + "', which is no URL");
        }
    }

    /** Told of some events, separated by spaces or commas; of {@code completed} if that was not said. */
    @Nullable
    StatusCallback callback(String prefix, String... allowed) throws InvalidTwiml {
        ActionLink link = link(prefix, prefix + "Method");
        Set<String> events =
                Set.of(attribute(prefix + "Event", "completed").strip().split("[\\s,]+"));
        for (String event : events) {
            if (!Arrays.asList(allowed).contains(event)) {
                throw notAllowed(prefix + "Event", event, "some of " + String.join(", ", allowed));
            }
        }
        return link == null ? null : new StatusCallback(link, events);
    }

    /** To be called when all is read. */
    void isRead() throws InvalidTwiml {
        if (!unread.isEmpty()) {
            throw InvalidTwiml.against(name() + " has no attribute " + String.join(", ", unread));
        }
    }

    private InvalidTwiml notAllowed(String attribute, String value, String allowed) {
        return InvalidTwiml.against("%s of %s is '%s', not %s".formatted(attribute, name(), value, allowed));
    }
}
