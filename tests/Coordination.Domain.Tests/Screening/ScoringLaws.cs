using System.Collections.Immutable;
using System.Text.Json;
using Coordination.Domain.Screening;
using FsCheck;
using FsCheck.Fluent;
using Xunit;
using static Coordination.Domain.Tests.Screening.Passed;

namespace Coordination.Domain.Tests.Screening;

/// <summary>What holds for any answers, by generated cases.</summary>
public sealed class ScoringLaws
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    private static readonly ImmutableArray<Instrument> Summed = [.. Instruments.All.Where(i => i.Scoring == ScoringRule.Sum)];

    [Fact]
    public void A_complete_form_has_a_total_within_its_range() => Check(
        Complete(),
        form => Result(form.Code, form.Answers) is { Complete: true, Total: { } total }
            && total >= form.Instrument.TotalMin && total <= form.Instrument.TotalMax);

    [Fact]
    public void An_incomplete_form_never_has_a_total() => Check(
        from form in Complete()
        from open in Gen.Elements(form.Instrument.Items.Where(i => !i.Optional).Select(i => i.No))
        let answers = form.Answers with { Values = form.Answers.Values.SetItem(open - 1, null), Total = form.Instrument.TotalMax }
        where answers.Values.Any(v => v is not null)
        select form with { Answers = answers },
        form => Result(form.Code, form.Answers) is { Complete: false, Total: null, Bands.IsEmpty: true });

    [Fact]
    public void A_score_flag_of_an_open_form_stands_however_the_form_is_filled() => Check(
        from form in Complete()
        where form.Instrument.Items.Length > 1
        from open in Gen.Elements(form.Instrument.Items.Where(i => !i.Optional))
        from filled in Gen.Choose(open.Min, open.Max)
        let values = form.Answers.Values
        select (form.Code, Open: ScreeningAnswers.Items([.. values.SetItem(open.No - 1, null)]), Full: ScreeningAnswers.Items([.. values.SetItem(open.No - 1, filled)])),
        pair => Result(pair.Code, pair.Open).Flags.IsEmpty || !Result(pair.Code, pair.Full).Flags.IsEmpty);

    [Fact]
    public void Turning_a_reversed_item_twice_gives_the_position_back() => Check(
        from instrument in Gen.Elements(Summed.Where(i => i.Printed && i.Items.All(item => item.CountAbove is null)))
        from item in Gen.Elements(instrument.Items.AsEnumerable())
        from position in Gen.Choose(1, item.Max - item.Min + 1)
        select (Item: item, Position: position),
        one => Scoring.Points(one.Item, Scoring.Points(one.Item, one.Position) - one.Item.Min + 1) - one.Item.Min + 1 == one.Position);

    [Fact]
    public void Printed_answers_and_their_points_give_the_same_total() => Check(
        from instrument in Gen.Elements(Summed.Where(i => i.Printed && i.Items.All(item => item.CountAbove is null)))
        from positions in Gen.CollectToArray(instrument.Items, item => Gen.Choose(1, item.Max - item.Min + 1))
        select (instrument.Code, Positions: positions, Points: instrument.Items.Select((item, i) => Scoring.Points(item, positions[i])).ToArray()),
        one => Result(one.Code, ScreeningAnswers.Printed([.. one.Positions.Select(p => (int?)p)])).Total
            == Result(one.Code, ScreeningAnswers.Items([.. one.Points.Select(p => (int?)p)])).Total);

    [Fact]
    public void A_result_survives_its_json() => Check(
        Complete(),
        form =>
        {
            var text = JsonSerializer.Serialize(Result(form.Code, form.Answers), Web);
            return text == JsonSerializer.Serialize(JsonSerializer.Deserialize<ScreeningResult>(text, Web), Web);
        });

    private static Gen<Form> Complete() =>
        from instrument in Gen.Elements(Summed.AsEnumerable())
        from points in Gen.CollectToArray(instrument.Items, item => Gen.Choose(item.Min, item.Max))
        select new Form(instrument, ScreeningAnswers.Items([.. points.Select(p => (int?)p)]));

    private static void Check<T>(Gen<T> cases, Func<T, bool> law) => Prop.ForAll(Arb.From(cases), law).QuickCheckThrowOnFailure();

    private sealed record Form(Instrument Instrument, ScreeningAnswers Answers)
    {
        public string Code => Instrument.Code;
    }
}
