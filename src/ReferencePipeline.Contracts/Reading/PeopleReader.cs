using System.Text;
using ReferencePipeline.Contracts.Validation;

namespace ReferencePipeline.Contracts.Reading;

/// <summary>Reads <c>team</c>, <c>support</c> and <c>servers</c>: what is shown to people and put into tags.</summary>
internal static class PeopleReader
{
    private static readonly string[] Described = ["server", "type", "description", "environment", "id", "roles", "customProperties"];

    /// <summary>Reads both shapes: a team with members, and the bare list of members that it was before v3.1.</summary>
    public static Team? Team(Section contract)
    {
        if (contract.Child("team") is { } team)
            return new Team(team.Text("name"), team.Text("description"), Members(team.Children("members")));
        return contract.Has("team") ? new Team(null, null, Members(contract.Children("team"))) : null;
    }

    public static IReadOnlyList<SupportChannel> Support(Section contract) =>
    [
        .. contract.Children("support").Select(Channel),
    ];

    /// <summary>An address is subscribed to alarms, so what claims to be one must be one.</summary>
    private static SupportChannel Channel(Section section)
    {
        var channel = new SupportChannel(
            section.Text("channel") ?? "", section.Text("url"), section.Text("tool"), section.Text("scope"), section.Text("description"));
        if (channel.Email is not { Length: > 0 } address || StringFormats.Matches(StringFormat.Email, Encoding.UTF8.GetBytes(address)))
            return channel;
        if (channel.IsMailto)
            section.Refuse("url", $"'{address}' is not an e-mail address", "write one address, like mailto:help@example.com");
        else
            section.Refuse("channel", $"'{address}' is not an e-mail address", "write one, like help@example.com, or add it as 'url: mailto:help@example.com'");
        return channel;
    }

    public static IReadOnlyList<Server> Servers(Section contract)
    {
        var servers = contract.Children("servers");
        foreach (var twice in servers.GroupBy(server => server.Text("server")).Where(group => group.Key is not null).SelectMany(group => group.Skip(1)))
            twice.Refuse("server", "a second server of the same name", "name each server once");

        return
        [
            .. servers.Select(server => new Server(
                server.Text("server") ?? "", server.Text("type") ?? "", server.Text("description"), server.Text("environment"),
                server.Keys.Except(Described).Where(key => server.Text(key) is not null).ToDictionary(key => key, key => server.Text(key)!))),
        ];
    }

    private static IReadOnlyList<TeamMember> Members(IReadOnlyList<Section> members) =>
    [
        .. members.Select(member => new TeamMember(
            member.Text("username") ?? "", member.Text("name"), member.Text("role"), member.Text("dateIn"), member.Text("dateOut"))),
    ];
}
