package io.reelgate.config.models;

import io.reelgate.config.bind.ConfigBinder.Draft;
import io.reelgate.config.models.RuleFile.ChoiceFile;
import io.reelgate.config.models.RuleFile.FlagFile;
import io.reelgate.config.models.RuleFile.IntegerFile;
import io.reelgate.config.models.RuleFile.ListFile;
import io.reelgate.config.models.RuleFile.NumberFile;
import io.reelgate.config.models.RuleFile.ObjectFile;
import io.reelgate.config.models.RuleFile.TextFile;
import io.reelgate.config.models.RuleFile.UrlFile;
import io.reelgate.domain.model.Parameters;
import io.reelgate.domain.model.ValueRule;
import io.reelgate.domain.model.ValueRule.Choice;
import io.reelgate.domain.model.ValueRule.DecimalRange;
import io.reelgate.domain.model.ValueRule.Flag;
import io.reelgate.domain.model.ValueRule.IntegerChoice;
import io.reelgate.domain.model.ValueRule.IntegerRange;
import io.reelgate.domain.model.ValueRule.MediaUrl;
import io.reelgate.domain.model.ValueRule.Sequence;
import io.reelgate.domain.model.ValueRule.Structure;
import io.reelgate.domain.model.ValueRule.Text;
import java.util.List;
import java.util.Optional;

/** Turns the rule of a file into the rule of the model. */
record RuleAssembly(Draft<?> draft) {

    private static final WholeBounds ANY_LENGTH = new WholeBounds(0, Integer.MAX_VALUE);

    ValueRule rule(RuleFile file, String path) {
        return switch (file) {
            case ChoiceFile choice -> new Choice(choice.values());
            case TextFile text -> text(text.length().orElse(ANY_LENGTH), path + ".length");
            case IntegerFile integer -> integer(integer);
            case NumberFile number ->
                new DecimalRange(number.range().from(), number.range().to());
            case FlagFile flag -> new Flag();
            case UrlFile url -> new MediaUrl();
            case ListFile list -> sequence(list.count(), rule(list.items(), path + ".items"), path + ".count");
            case ObjectFile object -> new Structure(fields(object, path + ".fields"));
        };
    }

    private static ValueRule integer(IntegerFile file) {
        return file.range()
                .<ValueRule>map(range -> new IntegerRange(range.from(), range.to(), file.also()))
                .orElseGet(() -> new IntegerChoice(file.values()));
    }

    Text text(WholeBounds length, String path) {
        refuseOutside(length, 0, path);
        return new Text((int) length.from(), (int) length.to());
    }

    Sequence sequence(WholeBounds count, ValueRule item, String path) {
        refuseOutside(count, 1, path);
        return new Sequence((int) count.from(), (int) count.to(), item);
    }

    private void refuseOutside(WholeBounds bounds, int least, String path) {
        if (bounds.from() < least || bounds.to() > Integer.MAX_VALUE) {
            draft.refuse(path, "must lie between " + least + " and " + Integer.MAX_VALUE);
        }
    }

    private Parameters fields(ObjectFile object, String path) {
        Optional<Parameters> fields = new ParametersAssembly(object.fields(), path, draft).assemble();
        return fields.orElseGet(() -> new Parameters(List.of()));
    }
}
